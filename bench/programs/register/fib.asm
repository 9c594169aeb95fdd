; Fibonacci by recursion
; Calls and returns, and hardly anything else. Reads n, prints the n-th Fibonacci number.
.machine register

.func main
    host read_int
    call fib
    prti $0
    hlt

.func fib n
    load $4 #2
    lt n $4
    djmpe small
    push n
    addi n #-1
    call fib
    pop $4
    push $0
    move $4 n
    addi n #-2
    call fib
    pop $4
    add $4 $0 $0
small:
    ret
