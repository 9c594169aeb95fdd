; Factorial, on the register machine
; n is in $0, and so is the result: what is needed behind the call is pushed before it. The return address and the
; caller's FP are pushed by call itself; watch the stack grow down in memory.

.machine register

.func main
    load $0 #10
    call factorial
    prti $0                     ; sync: result ; expect: 3628800
    host newline
    hlt

.func factorial n
    load $4 #2                  ; sync: call
    lt n $4
    djmpe one
    push n
    dec n
    call factorial
    pop $4                      ; sync: multiply
    mul $4 $0 $0
    ret
one:
    load $0 #1
    ret
