; A queue
; What comes in first goes out first: the queue knows both of its ends. Each entry that was taken is garbage at once, and the
; heap has room for few of them: watch it fill and be collected while the queue itself never has more than three entries.

.heap 400

.class Entry
.field value next

.class Queue
.field head tail

.func main
.local queue round sum
    new Queue
    lstore queue
    lload queue
    const 1
    send put 1
    lload queue
    const 2
    send put 1
loop:
    lload queue             ; one in
    lload round
    send put 1
    lload queue             ; one out
    send take 0
    lload sum
    add
    lstore sum
    lload round
    const 1
    add
    lstore round
    lload round
    const 50
    lt
    jt loop
    lload sum
    print                   ; expect: 1131
    lload queue
    send take 0
    print                   ; expect: 48
    lload queue
    send take 0
    print                   ; expect: 49
    lload queue
    send isEmpty 0
    print                   ; expect: 1
    lload queue
    send take 0
    print                   ; expect: null
    halt

.func Queue.isEmpty self
    lload self
    getf head
    null
    eq
    ret

.func Queue.put self value
.local entry
    new Entry
    lstore entry
    lload entry
    lload value
    putf value
    lload self
    send isEmpty 0
    jt first
    lload self
    getf tail
    lload entry
    putf next
    rjmp last
first:
    lload self
    lload entry
    putf head
last:
    lload self
    lload entry
    putf tail
    ret

; null when there is none
.func Queue.take self
.local entry
    lload self
    send isEmpty 0
    jt none
    lload self
    getf head
    lstore entry
    lload self
    lload entry
    getf next
    putf head
    lload entry
    getf value
    ret
none:
    null
    ret
