; Comparing floats with eq
; 0.1 ten times is not 1.0: each addition loses a little. Compare floats with a small distance instead.

.func main
.local x i
loop:
    lload x
    ldc 0.1
    add
    lstore x
    lload i
    const 1
    add
    dup
    lstore i
    const 10
    lt
    jt loop
    lload x
    print                   ; expect: 0.9999999999999999
    lload x
    ldc 1.0
    eq                      ; stack: 0.9999999999999999 1.0
    print                   ; expect: 0
    lload x
    ldc 1.0
    sub
    abs
    ldc 0.000001
    lt
    print                   ; expect: 1
    halt
