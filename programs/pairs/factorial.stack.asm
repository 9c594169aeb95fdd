; Factorial, on the stack machine
; The argument is a local of each frame, so that it is still there when the call for n - 1 comes back. Compare the
; register machine, which has to save it.

.machine stack

.func main
    const 10
    call factorial
    print                       ; sync: result ; expect: 3628800
    halt

.func factorial n
    lload n                     ; sync: call
    const 2
    lt
    jt one
    lload n
    lload n
    const 1
    sub
    call factorial
    mul                         ; sync: multiply
    ret
one:
    const 1
    ret
