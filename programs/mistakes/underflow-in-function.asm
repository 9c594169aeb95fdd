; Reaching below one's own part of the stack
; The function expects its arguments on the stack, but they are its locals: the call moved them there. The values below
; FP belong to the caller and cannot be reached.

.func main
    const 1
    const 2
    const 3
    call sum                ; stack: 1 2 3
    print
    halt

.func sum a b
    add                     ; expect trap: add needs 2 values (a, b), but this frame's part of the stack is empty. ; expect warning: add needs 2 values, but here the stack has none.
    ret
