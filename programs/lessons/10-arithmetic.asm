; Arithmetic
; A binary operator pops the right operand first and then the left one: 7 2 sub is 7 - 2. div cuts toward zero and mod
; keeps the sign of the number that is divided.

    const 7
    const 2
    sub                     ; stack: 7 2
    print                   ; expect: 5

    const 2                 ; (2 + 3) * 4: what is computed first stands first
    const 3
    add                     ; stack: 2 3
    const 4
    mul                     ; stack: 5 4
    print                   ; expect: 20

    const -7
    const 2
    div                     ; stack: -7 2
    print                   ; expect: -3
    const -7
    const 2
    mod                     ; stack: -7 2
    print                   ; expect: -1

    const 2
    const 10
    pow                     ; stack: 2 10
    print                   ; expect: 1024
    const 5
    neg                     ; stack: 5
    abs                     ; stack: -5
    print                   ; expect: 5
    halt                    ; steps: 27
