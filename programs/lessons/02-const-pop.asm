; Putting values on the stack and taking them off
; const pushes a number on top of the operand stack and pop removes the topmost one. Watch SP: it always points at
; the next free place. The last value pushed is the first one popped.

    const 3                 ; stack:
    const 4                 ; stack: 3
    const 5                 ; stack: 3 4
    pop                     ; stack: 3 4 5
    pop                     ; stack: 3 4
    print                   ; expect: 3
    halt                    ; steps: 7
