; Falling off the end
; There is no halt. Behind the last instruction the machine finds no code.

    const 1
    print                   ; expect: 1
    nop                     ; expect trap: The program ran past the end of its code at 0x0007. ; expect warning: Function 'main' does not end after this instruction: the program runs on past the end of the code.
