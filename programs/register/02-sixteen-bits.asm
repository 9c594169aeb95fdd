; Sixteen bits are not enough
; An instruction has 32 bits: 8 for the opcode, 8 for a register. What is left for a number are 16, so load reaches from
; -32768 to 32767. A wider number comes in two halves: load the upper one, then lui moves it up and puts the lower one
; below. The assembler writes that pair itself for a number that is too wide: see the listing, one line has two rows.

.machine register
    load $0 #32767          ; the greatest that fits
    prti $0                 ; expect: 32767
    host newline
    load $0 #-1             ; the sign fills the upper half
    prti $0                 ; expect: -1
    host newline
    load $0 #1              ; the upper half of 70000 is 1, ...
    lui $0 #4464            ; ... the lower one 4464, since 65536 + 4464 = 70000
    prti $0                 ; expect: 70000
    host newline
    load $1 #70000          ; the same, and the assembler does the sum
    prti $1                 ; expect: 70000
    host newline
    load $1 #0xdeadbeef
    prti $1                 ; expect: -559038737
    host newline
    hlt
