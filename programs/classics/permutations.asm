; All orders of three letters
; Each letter takes the first place once, and the rest is ordered by a call one place further. Exchanging a second time
; puts everything back: watch the array in the heap.

.func main
.local letters
    const 3
    newarr
    lstore letters
    lload letters
    const 0
    ldc "a"
    astore
    lload letters
    const 1
    ldc "b"
    astore
    lload letters
    const 2
    ldc "c"
    astore
    lload letters
    const 0
    call permute
    halt
; expect: ["a", "b", "c"]
; expect: ["a", "c", "b"]
; expect: ["b", "a", "c"]
; expect: ["b", "c", "a"]
; expect: ["c", "b", "a"]
; expect: ["c", "a", "b"]

.func permute letters place
.local i
    lload place
    lload letters
    alen
    eq
    jt complete
    lload place
    lstore i
loop:
    lload letters
    lload place
    lload i
    call exchange
    lload letters
    lload place
    const 1
    add
    call permute
    lload letters
    lload place
    lload i
    call exchange
    lload i
    const 1
    add
    dup
    lstore i
    lload letters
    alen
    lt
    jt loop
    ret
complete:
    lload letters
    print
    ret

.func exchange a i j
    lload a
    lload i
    lload a
    lload j
    aload
    lload a
    lload j
    lload a
    lload i
    aload
    astore
    astore
    ret
