; Old refers to young
; A collection of the young space does not look through the old one. But here an old object alone holds a young one: the store
; into an old object remembers it, and the next collection begins at what is remembered too. Without that the string would be lost.

.collector generational
.heap 1024

.class Holder
.field held

.func main
.local holder i
    new Holder
    lstore holder
    call churn              ; now the holder is old
    lload holder
    const 7
    i2s
    putf held               ; the new string is young, and nothing else refers to it
    call churn              ; now it is old too
    lload holder
    getf held
    print                   ; expect: 7
    halt

.func churn
.local i
again:
    const 4
    newarr
    pop
    lload i
    const 1
    add
    dup
    lstore i
    const 10
    lt
    jt again
    ret
