; Free, in one piece
; The same holes as in the file before. This collector gives every living object a new place at the bottom, rewrites all
; references to it, and moves it there: the holes become one, and the array of 14 fits. Follow an object while it moves.

.collector mark-compact
.heap 512

.func main
.local kept i
    const 12
    newarr                  ; 112 bytes
    lstore kept
fill:
    lload kept
    lload i
    const 2
    newarr                  ; 32 bytes, twelve times
    astore
    lload i
    const 1
    add
    dup
    lstore i
    const 12
    lt
    jt fill
    const 0
    lstore i
drop:
    lload kept
    lload i
    null
    astore                  ; nothing refers to it now
    lload i
    const 2
    add
    dup
    lstore i
    const 12
    lt
    jt drop
    const 14
    newarr                  ; the collection before it slides what lives together
    alen
    print                   ; expect: 14
    halt
