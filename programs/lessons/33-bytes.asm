; Code is bytes
; An instruction is an opcode byte and the bytes of its operands, the greatest first. .byte puts bytes into the code
; as they are: here they spell "const 258", and the machine cannot tell the difference.

    const 1
    .byte 0x10 0 0 1 2      ; stack: 1
    add                     ; stack: 1 258
    print                   ; expect: 259
    halt                    ; steps: 5
