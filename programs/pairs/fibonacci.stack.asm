; Fibonacci, on the stack machine
; The function calls itself twice. The first result waits on the operand stack while the second is computed.

.machine stack

.func main
    const 12
    call fibonacci
    print                       ; sync: result ; expect: 144
    halt

.func fibonacci n
    lload n                     ; sync: call
    const 2
    lt
    jt small
    lload n
    const 1
    sub
    call fibonacci
    lload n
    const 2
    sub
    call fibonacci
    add                         ; sync: add
    ret
small:
    lload n
    ret
