; Binary search, on the stack machine
; The numbers are the squares from 0 to 15 * 15. Look in the middle, and go on in the half where the number must be.

.machine stack

.global squares

.func main
.local i
    const 16
    newarr
    gstore squares
fill:
    gload squares
    lload i
    dup
    dup
    mul
    astore
    lload i
    const 1
    add
    dup
    lstore i
    const 16
    lt
    jt fill
    const 144
    call search
    print                       ; sync: result ; expect: 12
    const 0
    call search
    print                       ; sync: result ; expect: 0
    const 50
    call search
    print                       ; sync: result ; expect: -1
    halt

.func search wanted
.local low high middle
    const 15                    ; sync: call
    lstore high
again:
    lload low                   ; sync: iteration
    lload high
    gt
    jt missing
    lload low
    lload high
    add
    const 2
    div
    lstore middle
    gload squares
    lload middle
    aload
    dup
    lload wanted
    eq
    jt found
    lload wanted
    lt
    jt above
    lload middle
    const 1
    sub
    lstore high
    jmp again
above:
    lload middle
    const 1
    add
    lstore low
    jmp again
found:
    pop
    lload middle
    ret
missing:
    const -1
    ret
