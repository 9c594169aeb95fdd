; Turning one type into another
; A number is not a string: concat wants strings and add wants numbers, and nothing is turned into anything by itself.
; These instructions do it. f2i cuts the fraction off, toward zero.

    const 7
    i2f                     ; stack: 7
    dup                     ; stack: 7.0
    print                   ; expect: 7.0
    ldc -2.9
    f2i                     ; stack: 7.0 -2.9
    print                   ; expect: -2
    f2s                     ; stack: 7.0
    ldc " and "             ; stack: "7.0"
    concat
    const 7
    i2s                     ; stack: "7.0 and " 7
    concat                  ; stack: "7.0 and " "7"
    print                   ; expect: 7.0 and 7
    ldc "40"
    s2i                     ; stack: "40"
    const 2
    add                     ; stack: 40 2
    print                   ; expect: 42
    ldc "2.5"
    s2f                     ; stack: "2.5"
    const 2
    mul                     ; stack: 2.5 2
    print                   ; expect: 5.0
    halt                    ; steps: 25
