; A list of objects
; Each node is an object with two fields, the value and the next node; the list itself knows only its first node. Look at the
; objects: taking a node out turns one arrow around, and the node that nothing points to any more is garbage. The gc at the
; end frees it; step inside of it to see how the collector finds out.

.class Node
.field value next

.class List
.field first length

.func main
.local list
    new List
    dup
    const 0
    putf length
    lstore list
    lload list
    const 3
    send push 1
    lload list
    const 2
    send push 1
    lload list
    const 1
    send push 1
    lload list
    send show 0             ; expect: 1 2 3
    lload list
    const 2
    send remove 1
    lload list
    send show 0             ; expect: 1 3
    lload list
    send reverse 0
    lload list
    send show 0             ; expect: 3 1
    lload list
    getf length
    print                   ; expect: 2
    gc                      ; the node of the 2 goes
    halt

.func List.push self value
.local node
    new Node
    lstore node
    lload node
    lload value
    putf value
    lload node
    lload self
    getf first
    putf next
    lload self
    lload node
    putf first
    lload self
    lload self
    getf length
    const 1
    add
    putf length
    ret

; takes the first node with this value out of the list
.func List.remove self value
.local before node
    lload self
    getf first
    lstore node
search:
    lload node
    jf done
    lload node
    getf value
    lload value
    eq
    jt found
    lload node
    lstore before
    lload node
    getf next
    lstore node
    rjmp search
found:
    lload before
    jf wasFirst
    lload before
    lload node
    getf next
    putf next               ; past the node: here it becomes garbage
    rjmp shorter
wasFirst:
    lload self
    lload node
    getf next
    putf first
shorter:
    lload self
    lload self
    getf length
    const 1
    sub
    putf length
done:
    ret

; turns every arrow around; nothing is made and nothing becomes garbage
.func List.reverse self
.local before node next
    null
    lstore before
    lload self
    getf first
    lstore node
loop:
    lload node
    jf done
    lload node
    getf next
    lstore next
    lload node
    lload before
    putf next
    lload node
    lstore before
    lload next
    lstore node
    rjmp loop
done:
    lload self
    lload before
    putf first
    ret

.func List.show self
.local node
    lload self
    getf first
    lstore node
    rjmp test
loop:
    lload node
    getf value
    i2s
    host print
    lload node
    getf next
    lstore node
    lload node
    jf test
    ldc " "
    host print
test:
    lload node
    jt loop
    ldc "\n"
    host print
    ret
