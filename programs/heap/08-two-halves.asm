; Two halves
; Objects are made in one half of the heap. When it is full, what can be reached is copied to the other half, and the first is
; left behind as it is: garbage costs nothing at all. Compare the steps of a collection here with those in mark-and-sweep: only what
; lives is ever looked at.

.collector semi-space
.heap 1024

.class Node
.field value next

.func main
.local list i
    null
    lstore list
loop:
    lload i
    const 200
    lt
    jf done
    const 3
    newarr                  ; garbage at once
    pop
    lload i
    const 50
    mod
    jt next
    new Node                ; four of these live
    dup
    lload i
    putf value
    dup
    lload list
    putf next
    lstore list
next:
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    lload list
    jf end
    lload list
    getf value
    print                   ; expect: 150
    ; expect: 100
    ; expect: 50
    ; expect: 0
    lload list
    getf next
    lstore list
    rjmp done
end:
    halt
