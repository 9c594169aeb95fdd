; A length below zero
; There is no array with fewer than 0 elements; one with 0 elements is allowed.

    const 0
    newarr
    print                   ; expect: []
    const -1
    newarr                  ; expect trap: newarr needs a length of 0 or more, but got the int -1.
    halt
