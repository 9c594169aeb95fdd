; Jumping into the middle of an instruction
; The jump leads one byte too far, into the operand of const. The machine reads whatever stands there: 00 is nop, three
; times, and then 28 hexadecimal is no instruction at all. Look at the bytes in the listing.

    jmp 6                   ; expect warning: jmp goes to 0x0006, into the middle of the instruction 'const' in line 6.
    const 40                ; expect trap: The byte 0x28 at 0x0009 is no instruction.
    print
    halt
