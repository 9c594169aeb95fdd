; Counting references
; Each object knows how many references there are to it, and dies with the last one: at once, not when the heap is full.
; Watch the counts in the heap, and what happens before the instruction behind a pop.

.collector reference-counting
.heap 512
.global shared null

.class Node
.field next

.func main
.local i
    new Node                ; one reference, on the stack
    gstore shared           ; one reference, in a global
    gload shared
    gload shared            ; three references
    pop
    pop
    const 0
    gstore shared           ; none: it is freed before the next instruction
    ; a chain: when its head dies, one after the other does
    null
    gstore shared
chain:
    new Node
    dup
    gload shared
    putf next
    gstore shared
    lload i
    const 1
    add
    dup
    lstore i
    const 5
    lt
    jt chain
    null
    gstore shared           ; all five go, one by one: go inside the next instruction
    const 1
    print                   ; expect: 1
    halt
