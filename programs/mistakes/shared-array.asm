; Two names, one array
; Storing an array in b copies only the reference. What is changed through b is changed in a too: follow the two arrows.

.func main
.local a b
    const 3
    newarr
    lstore a
    lload a
    lstore b                ; no new array
    lload b
    const 0
    const 7
    astore
    lload a
    print                   ; expect: [7, 0, 0]
    halt
