; Insertion sort
; As one sorts cards in the hand: take the next card and move the greater ones to the right until its place is free.

.func main
.local a i
    const 6
    newarr
    lstore a
fill:                       ; 0, 37, 74, 11, 48, 85
    lload i
    lload a
    alen
    lt
    jf filled
    lload a
    lload i
    lload i
    const 37
    mul
    const 100
    mod
    astore
    lload i
    const 1
    add
    lstore i
    rjmp fill
filled:
    lload a
    print                   ; expect: [0, 37, 74, 11, 48, 85]
    lload a
    call sort
    lload a
    print                   ; expect: [0, 11, 37, 48, 74, 85]
    halt

.func sort a
.local i j card
    const 1
    lstore i
next:
    lload i
    lload a
    alen
    lt
    jf sorted
    lload a
    lload i
    aload
    lstore card
    lload i
    lstore j                ; the free place
shift:
    lload j                 ; while j > 0 and a[j - 1] > card
    jf place
    lload a
    lload j
    const 1
    sub
    aload
    lload card
    gt
    jf place
    lload a                 ; a[j] = a[j - 1]
    lload j
    lload a
    lload j
    const 1
    sub
    aload
    astore
    lload j
    const 1
    sub
    lstore j
    rjmp shift
place:
    lload a
    lload j
    lload card
    astore
    lload i
    const 1
    add
    lstore i
    rjmp next
sorted:
    ret
