; Jumping into the middle of an instruction
; The jump leads one byte too far, into the operand of const. The machine reads whatever stands there: 00 is nop, three
; times, and then 28 hexadecimal is no instruction at all. Look at the bytes in the listing.

    jmp 11                  ; expect warning: jmp goes to 0x000b, into the middle of the instruction 'const' in line 7.
    const 2                 ; expect warning: These 5 instructions are never reached.
    const 40                ; expect trap: The byte 0x28 at 0x000e is no instruction. ; expect warning: The program comes to the byte 0x28 here, which is not an instruction.
    add
    print
    halt
; steps: 5
