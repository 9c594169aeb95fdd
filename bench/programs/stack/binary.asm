; Binary trees that live long and short
; Collection: beside a tree of depth n that lives as long as the program, trees of depth 4, 8, 12 ... n are built and
; forgotten, about as many nodes of each depth. A node is an array of two. Reads n, prints how many nodes there were in all.

.func main
.local n lasting nodes depth left
    host read_int
    lstore n
    lload n
    const 1
    add
    call build
    call count
    lstore nodes
    lload n
    call build
    lstore lasting
    const 4
    lstore depth
depths:
    lload depth
    lload n
    gt
    jt done
    const 1
    lload n
    lload depth
    sub
    const 4
    add
    shiftl
    lstore left
again:
    lload left
    jf deeper
    lload depth
    call build
    call count
    lload nodes
    add
    lstore nodes
    lload left
    const 1
    sub
    lstore left
    rjmp again
deeper:
    lload depth
    const 4
    add
    lstore depth
    rjmp depths
done:
    lload lasting
    call count
    lload nodes
    add
    print
    halt

.func build depth
.local node
    const 2
    newarr
    lstore node
    lload depth
    jf leaf
    lload node
    const 0
    lload depth
    const 1
    sub
    call build
    astore
    lload node
    const 1
    lload depth
    const 1
    sub
    call build
    astore
    lload node
    ret
leaf:
    lload node
    const 0
    null
    astore
    lload node
    const 1
    null
    astore
    lload node
    ret

.func count node
    lload node
    const 0
    aload
    jf leaf
    const 1
    lload node
    const 0
    aload
    call count
    add
    lload node
    const 1
    aload
    call count
    add
    ret
leaf:
    const 1
    ret
