; Fibonacci by recursion
; Calls and returns, and hardly anything else. Reads n, prints the n-th Fibonacci number.

.func main
    host read_int
    call fib
    print
    halt

.func fib n
    lload n
    const 2
    lt
    jf recursion
    lload n
    ret
recursion:
    lload n
    const 1
    sub
    call fib
    lload n
    const 2
    sub
    call fib
    add
    ret
