; Floats
; A float has a fraction and a limited number of digits. When one operand is a float, the result is a float. Division by
; 0.0 is no error for floats: it gives Infinity. And 0.1 + 0.2 is not quite 0.3.

    const 7
    ldc 2.0
    div                     ; stack: 7 2.0
    print                   ; expect: 3.5
    ldc 0.1
    ldc 0.2
    add                     ; stack: 0.1 0.2
    print                   ; expect: 0.30000000000000004
    const 1
    ldc 0.0
    div                     ; stack: 1 0.0
    print                   ; expect: Infinity
    const 2
    const -2
    pow                     ; stack: 2 -2
    print                   ; expect: 0.25
    halt                    ; steps: 17
