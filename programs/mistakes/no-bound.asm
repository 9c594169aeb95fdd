; A die without sides
; host random needs a bound of at least 1: from 0 to bound - 1 there must be a number to choose.

    const 0
    host random             ; expect trap: host random needs a bound of 1 or more, but got the int 0.
    print
    halt
