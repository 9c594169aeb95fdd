; The operand stack is full
; The loop pushes and never pops. Before the value too many the machine stops, with everything still to be seen.

    const 1
loop:
    dup                     ; expect warning: Depending on how the program gets here, the stack has 1 value (from line 4) or 3 values (from line 8).
    dup                     ; expect trap: The operand stack is full: it holds 100000 values.
    jmp loop
; steps: 150000
