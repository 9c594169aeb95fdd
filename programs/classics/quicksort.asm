; Quicksort
; Choose a value, bring the smaller ones to its left and the others to its right, and do the same with both sides. Watch
; the depth: the two recursive calls at the end draw a small mountain range.

.func main
.local a i seed
    const 8
    newarr
    lstore a
    const 5
    lstore seed
fill:                       ; numbers that look random: seed = (13 * seed + 7) mod 100
    lload i
    const 8
    lt
    jf filled
    lload a
    lload i
    lload seed
    astore
    lload seed
    const 13
    mul
    const 7
    add
    const 100
    mod
    lstore seed
    lload i
    const 1
    add
    lstore i
    rjmp fill
filled:
    lload a
    print                   ; expect: [5, 72, 43, 66, 65, 52, 83, 86]
    lload a
    const 0
    const 7
    call sort
    lload a
    print                   ; expect: [5, 43, 52, 65, 66, 72, 83, 86]
    halt

; Sorts a[low] to a[high].
.func sort a low high
.local middle
    lload low
    lload high
    gte
    jt done                 ; one element is sorted
    lload a
    lload low
    lload high
    call partition
    lstore middle
    lload a
    lload low
    lload middle
    const 1
    sub
    call sort
    lload a
    lload middle
    const 1
    add
    lload high
    call sort
done:
    ret

; Puts a[high] in its place, smaller ones before it; the result is that place.
.func partition a low high
.local i
    lload low
    lstore i
loop:
    lload i
    lload high
    lt
    jf done
    lload a
    lload i
    aload
    lload a
    lload high
    aload
    lt
    jf next
    lload a
    lload i
    lload low
    call exchange
    lload low               ; low is where the next smaller one goes
    const 1
    add
    lstore low
next:
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    lload a
    lload high
    lload low
    call exchange
    lload low
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
