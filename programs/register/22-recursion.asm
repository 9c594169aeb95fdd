; Recursion
; Each call has words of its own on the stack. What a function needs after a call that may spoil its registers, it pushes
; before: here n.

.machine register
.func main
    load $0 #10
    call factorial
    prti $0                 ; expect: 3628800
    host newline
    hlt

.func factorial n
    load $4 #1
    lte n $4
    djmpe base
    push n
    dec n
    call factorial
    pop $5
    mul $0 $5 $0
    ret
base:
    load $0 #1
    ret
