; Fibonacci, calling itself twice
; fib(n) = fib(n-1) + fib(n-2). Beautiful and slow: the depth on the timeline goes up and down like a comb, since the
; same numbers are computed again and again. fib(10) takes 177 calls.

.func main
    const 10
    call fib
    print                   ; expect: 55
    halt                    ; steps: 1770

.func fib n
    lload n
    const 2
    lt
    jt small                ; fib(0) = 0, fib(1) = 1
    lload n
    const 1
    sub
    call fib
    lload n
    const 2
    sub
    call fib                ; stack: 1 0
    add
    ret
small:
    lload n
    ret
