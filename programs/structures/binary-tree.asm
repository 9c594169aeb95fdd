; A binary search tree
; Smaller keys go to the left, greater ones to the right, so that walking it from left to right gives the keys in order. The
; two messages of a node, insert and show, call themselves for the subtrees: watch the frames grow with the depth. At the
; end the left half of the tree is cut off by one putf, and a single gc frees all of it.

.class Node
.field key left right

.func main
.local tree
    const 50
    call leaf
    lstore tree
    lload tree
    const 30
    send insert 1
    lload tree
    const 70
    send insert 1
    lload tree
    const 20
    send insert 1
    lload tree
    const 40
    send insert 1
    lload tree
    const 60
    send insert 1
    lload tree
    const 40
    send insert 1           ; is there already
    lload tree
    send show 0             ; expect: 20 30 40 50 60 70
    ldc "\n"
    host print
    lload tree
    call depth
    print                   ; expect: 3
    lload tree
    call size
    print                   ; expect: 6
    lload tree
    null
    putf left               ; three nodes at once
    gc
    lload tree
    call size
    print                   ; expect: 3
    halt

.func leaf key
    new Node
    dup
    lload key
    putf key
    ret

.func Node.insert self key
    lload key
    lload self
    getf key
    eq
    jt done
    lload key
    lload self
    getf key
    lt
    jf greater
    lload self
    getf left
    jf newLeft
    lload self
    getf left
    lload key
    send insert 1
    ret
newLeft:
    lload self
    lload key
    call leaf
    putf left
    ret
greater:
    lload self
    getf right
    jf newRight
    lload self
    getf right
    lload key
    send insert 1
    ret
newRight:
    lload self
    lload key
    call leaf
    putf right
done:
    ret

.func Node.show self
    lload self
    getf left
    jf key
    lload self
    getf left
    send show 0
key:
    lload self
    getf key
    i2s
    ldc " "
    concat
    host print
    lload self
    getf right
    jf done
    lload self
    getf right
    send show 0
done:
    ret

; a function, not a method: null can be asked too
.func depth node
.local left right
    lload node
    jt some
    const 0
    ret
some:
    lload node
    getf left
    call depth
    lstore left
    lload node
    getf right
    call depth
    lstore right
    lload left
    lload right
    gt
    jt isLeft
    lload right
    lstore left
isLeft:
    lload left
    const 1
    add
    ret

.func size node
    lload node
    jt some
    const 0
    ret
some:
    lload node
    getf left
    call size
    lload node
    getf right
    call size
    add
    const 1
    add
    ret
