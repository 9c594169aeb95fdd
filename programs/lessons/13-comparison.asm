; Comparing
; A comparison pops two values and pushes the answer: 1 for yes, 0 for no. eq and ne take values of any type; the
; others take two numbers or two strings, and strings are ordered as in a dictionary.

    const 3
    const 4
    lt                      ; stack: 3 4
    print                   ; expect: 1
    const 3
    const 4
    gt
    print                   ; expect: 0
    const 4
    const 4
    lte
    print                   ; expect: 1
    const 4
    const 5
    gte
    print                   ; expect: 0
    const 1
    ldc 1.0
    eq                      ; stack: 1 1.0
    print                   ; expect: 1
    ldc "apple"
    ldc "pear"
    lt                      ; stack: "apple" "pear"
    print                   ; expect: 1
    const 0
    null
    ne                      ; stack: 0 null
    print                   ; expect: 1
    halt                    ; steps: 29
