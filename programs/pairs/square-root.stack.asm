; Square root, on the stack machine
; Newton: the mean of a guess and x divided by the guess is a better guess. An int becomes a float as soon as a float
; meets it; only the first guess has to be converted.

.machine stack

.func main
    const 2
    call root
    print                       ; sync: result ; expect: 1.4142135623746899
    halt

.func root x
.local guess left
    lload x
    i2f
    lstore guess
    const 4
    lstore left
again:
    lload guess                 ; sync: iteration
    lload x
    lload guess
    div
    add
    ldc 0.5
    mul
    lstore guess
    lload left
    const 1
    sub
    dup
    lstore left
    jt again
    lload guess
    ret
