; A linked list
; A node is an array of two: a value and the next node, or null. Follow the arrows in the heap panel. Reversing the list
; copies nothing: it turns every arrow around.

.func main
.local list
    const 3
    null
    call node
    lstore list
    const 2
    lload list
    call node
    lstore list
    const 1
    lload list
    call node               ; stack: 1 [2, [3, null]]
    lstore list
    lload list
    print                   ; expect: [1, [2, [3, null]]]
    lload list
    call reverse
    print                   ; expect: [3, [2, [1, null]]]
    halt

.func node value next
    const 2
    newarr
    dup
    const 0
    lload value
    astore
    dup
    const 1
    lload next
    astore
    ret

.func reverse list
.local before next
    null
    lstore before
loop:
    lload list
    null
    eq
    jt done
    lload list
    const 1
    aload
    lstore next
    lload list
    const 1
    lload before
    astore
    lload list
    lstore before
    lload next
    lstore list
    rjmp loop
done:
    lload before
    ret
