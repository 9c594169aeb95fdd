; The ways to write a number
; Decimal, hexadecimal, binary, a character, with _ between the digits: in the code they are all the same kind of
; number. Switch the number format of the stack panel and see one value in four ways.

    const 65
    const 0x41              ; stack: 65
    const 0b0100_0001       ; stack: 65 65
    const 'A'               ; stack: 65 65 65
    eq                      ; stack: 65 65 65 65
    print                   ; expect: 1
    eq
    print                   ; expect: 1
    const -1_000_000
    print                   ; expect: -1000000
    halt                    ; steps: 11
