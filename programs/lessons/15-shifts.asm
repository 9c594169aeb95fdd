; Shifting and rotating
; shiftl multiplies by a power of 2. shiftr divides and keeps the sign, ushiftr moves zeros in from the left instead. A
; rotation loses nothing: what falls out at one end comes in at the other. The amount counts modulo 64.

    const 5
    const 3
    shiftl                  ; stack: 5 3
    print                   ; expect: 40
    const -40
    const 3
    shiftr                  ; stack: -40 3
    print                   ; expect: -5
    const -1
    const 60
    ushiftr                 ; stack: -1 60
    print                   ; expect: 15
    const 1
    const 1
    rotr                    ; stack: 1 1
    dup                     ; stack: -9223372036854775808
    print                   ; expect: -9223372036854775808
    const 2
    rotl
    print                   ; expect: 2
    const 1
    const 65                ; 65 counts as 1
    shiftl
    print                   ; expect: 2
    halt                    ; steps: 25
