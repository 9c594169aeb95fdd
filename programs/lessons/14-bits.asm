; Bits
; and, or, xor and not look at the 64 bits of a whole number one by one. Show the stack in binary. A mask with and keeps
; some bits, or sets them, xor turns them around.

    const 0b1100
    const 0b1010
    and                     ; stack: 12 10
    print                   ; expect: 8
    const 0b1100
    const 0b1010
    or
    print                   ; expect: 14
    const 0b1100
    const 0b1010
    xor
    print                   ; expect: 6
    const 0
    not                     ; stack: 0
    print                   ; expect: -1
    halt                    ; steps: 16
