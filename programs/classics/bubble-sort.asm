; Bubble sort
; Neighbours in the wrong order change places, again and again; the greatest value rises like a bubble. The array in the
; heap panel shows the two cells of each exchange, old value and new.

.func main
.local a
    const 5
    newarr
    lstore a
    lload a
    const 0
    const 5
    astore
    lload a
    const 1
    const 1
    astore
    lload a
    const 2
    const 4
    astore
    lload a
    const 3
    const 2
    astore
    lload a
    const 4
    const 3
    astore
    lload a
    print                   ; expect: [5, 1, 4, 2, 3]
    lload a
    call sort
    lload a                 ; stack:
    print                   ; expect: [1, 2, 3, 4, 5]
    halt

.func sort a
.local end i
    lload a
    alen
    const 1
    sub
    lstore end              ; behind it everything is sorted
pass:
    lload end
    jf sorted
    const 0
    lstore i
compare:
    lload i
    lload end
    lt
    jf passed
    lload a                 ; a[i] > a[i + 1]?
    lload i
    aload
    lload a
    lload i
    const 1
    add
    aload
    gt                      ; stack: 5 1
    jf ordered
    lload a
    lload i
    call exchange
ordered:
    lload i
    const 1
    add
    lstore i
    rjmp compare
passed:
    lload end
    const 1
    sub
    lstore end
    rjmp pass
sorted:
    ret

; Exchanges a[i] and a[i + 1].
.func exchange a i
    lload a
    lload i
    lload a
    lload i
    const 1
    add
    aload                   ; stack: [5, 1, 4, 2, 3] 0 [5, 1, 4, 2, 3] 1
    lload a
    lload i
    const 1
    add
    lload a
    lload i
    aload
    astore                  ; stack: [5, 1, 4, 2, 3] 0 1 [5, 1, 4, 2, 3] 1 5
    astore                  ; stack: [5, 5, 4, 2, 3] 0 1
    ret
