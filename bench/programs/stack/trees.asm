; Binary trees
; Allocation: builds a full binary tree of depth 14 again and again and counts its nodes. A node is an array of two. Reads how
; many trees, prints how many nodes there were in all.

.func main
.local trees nodes
    host read_int
    lstore trees
again:
    lload trees
    jf done
    const 14
    call build
    call count
    lload nodes
    add
    lstore nodes
    lload trees
    const 1
    sub
    lstore trees
    rjmp again
done:
    lload nodes
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
