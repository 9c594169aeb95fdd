; Null where an object is needed
; The fields of a new object are null until something is stored in them.

.class Node
.field value next

.func main
    new Node
    getf next               ; stack: Node(value: null, next: null)
    getf value              ; expect trap: getf needs an object, but got null.
    print
    halt
