; Taking more than there is
; add needs two values, and only one was pushed. The machine stops and leaves everything as it was: look at the stack,
; then step back and see who should have pushed the other.

    const 1
    add                     ; expect trap: add needs 2 values (a, b), but the stack holds only 1. ; expect warning: add needs 2 values, but here the stack has 1.
    print
    halt
; steps: 2
