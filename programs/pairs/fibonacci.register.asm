; Fibonacci, on the register machine
; The function calls itself twice. $16 and $17 belong to the caller, so the function saves them before it uses them:
; every call pushes four words.

.machine register

.func main
    load $0 #12
    call fibonacci
    prti $0                     ; sync: result ; expect: 144
    host newline
    hlt

.func fibonacci n
    load $4 #2                  ; sync: call
    lt n $4
    djmpe small
    push $16
    push $17
    move n $16
    addi $0 #-1
    call fibonacci
    move $0 $17
    move $16 $0
    addi $0 #-2
    call fibonacci
    add $17 $0 $0               ; sync: add
    pop $17
    pop $16
small:
    ret
