; The square root of 2, with floats
; The same method as with whole numbers, until the digits of a float end: from 1 to sixteen right digits in a few turns.

.func main
.local x
    ldc 1.0
    lstore x
loop:
    lload x
    print                   ; expect: 1.0
                            ; expect: 1.5
                            ; expect: 1.4166666666666665
                            ; expect: 1.4142156862745097
                            ; expect: 1.4142135623746899
    lload x                 ; the middle of x and 2 / x
    const 2
    lload x
    div
    add                     ; stack: 1.0 2.0
    const 2
    div
    dup
    lload x
    sub                     ; stack: 1.5 1.5 1.0
    abs
    swap
    lstore x
    ldc 1e-9
    gt                      ; stack: 0.5 1.0E-9
    jt loop
    lload x
    print                   ; expect: 1.414213562373095
    halt                    ; steps: 95
