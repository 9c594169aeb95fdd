; An encoding of one byte and what follows
; The stack machine spends one byte on what to do, and as many more as the operand needs: add takes one byte, lload three,
; const five. Here main is written twice, in mnemonics and as bytes: the listing cannot tell them apart. Nothing is
; wasted, but where an instruction begins is known only to who has read the one before.

.func main
    const 7
    .byte 0x10 0 0 0 3          ; const 3
    .byte 0x80 0 1              ; call, function 1
    .byte 0x04                  ; expect: 40
    halt                        ; steps: 13

.func squares a b
    .byte 0x72 0 0              ; lload a
    .byte 0x21                  ; dup
    .byte 0x32                  ; mul
    lload b
    dup
    mul
    sub
    ret
