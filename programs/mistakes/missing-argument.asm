; An argument too few
; power wants two arguments and finds one. The call itself is trapped: no frame is made.

.func main
    const 2
    call power              ; expect trap: The call of power needs 2 arguments, but the stack holds only 1. ; expect warning: call needs 2 values, but here the stack has 1.
    print
    halt

.func power base exponent
    lload base
    lload exponent
    pow
    ret
