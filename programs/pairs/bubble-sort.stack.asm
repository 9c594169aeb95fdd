; Bubble sort, on the stack machine
; Neighbours that stand in the wrong order change places, until a whole pass finds none.

.machine stack

.func main
.local a i n swapped
    const 6
    newarr
    lstore a
    lload a
    const 0
    const 42
    astore
    lload a
    const 1
    const 7
    astore
    lload a
    const 2
    const 19
    astore
    lload a
    const 3
    const -5
    astore
    lload a
    const 4
    const 30
    astore
    lload a
    const 5
    const 7
    astore
    const 5
    lstore n
pass:
    const 0                     ; sync: pass
    lstore swapped
    const 0
    lstore i
compare:
    lload i                     ; sync: compare
    lload n
    lt
    jf passed
    lload a
    lload i
    aload
    lload a
    lload i
    const 1
    add
    aload
    gt
    jf right
    lload a
    lload i
    aload                       ; the greater one waits on the stack
    lload a
    lload i
    lload a
    lload i
    const 1
    add
    aload
    astore
    lload a
    swap
    lload i
    const 1
    add
    swap
    astore
    const 1
    lstore swapped
right:
    lload i
    const 1
    add
    lstore i
    jmp compare
passed:
    lload swapped
    jt pass
    const 0
    lstore i
show:
    lload a                     ; sync: result
    lload i
    aload
    print
    lload i
    const 1
    add
    dup
    lstore i
    const 6
    lt
    jt show
    halt
; expect: -5
; expect: 7
; expect: 7
; expect: 19
; expect: 30
; expect: 42
