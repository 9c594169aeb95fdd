; Code is words of 32 bits
; Opcode, then the registers; a number takes the two bytes behind, the greater one first. Here the bytes of
; "load $0 #258" and "prti $0" are spelt out.

.machine register
    .byte 0 0 1 2
    .byte 74 0 0 0          ; expect: 258
    host newline
    hlt                     ; steps: 4
