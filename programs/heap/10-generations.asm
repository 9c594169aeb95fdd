; Generations
; Most objects die young. New ones are made in a small young space; when that is full, the few that live move to the old space,
; and the young one is empty again. The list here is old soon and is not looked at any more, while the garbage comes and goes.

.collector generational
.heap 2048

.class Node
.field value next

.func main
.local list i sum
    null
    lstore list
grow:
    new Node
    dup
    lload i
    putf value
    dup
    lload list
    putf next
    lstore list
    lload i
    const 1
    add
    dup
    lstore i
    const 20
    lt
    jt grow
churn:
    const 4
    newarr                  ; dies young
    pop
    lload i
    const 1
    add
    dup
    lstore i
    const 200
    lt
    jt churn
count:
    lload list
    jf done
    lload sum
    lload list
    getf value
    add
    lstore sum
    lload list
    getf next
    lstore list
    rjmp count
done:
    lload sum
    print                   ; expect: 190
    halt
