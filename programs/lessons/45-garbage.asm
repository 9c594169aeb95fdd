; Garbage
; What no value leads to any more is garbage: nobody can reach it. gc asks the collector to give its memory back. What the
; program can still reach stays as it is, wherever the collector may have put it.

.class Node
.field next

.func main
.local list
    new Node
    lstore list
    lload list
    new Node
    putf next
    new Node
    pop                     ; nothing leads to this one any more
    gc
    lload list
    print                   ; expect: Node(next: Node(next: null))
    halt
