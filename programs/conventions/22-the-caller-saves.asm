; The caller saves its registers
; $0 to $15 belong to whoever is called: squares overwrites $4 and $5 without asking. The caller, which still needs its $4,
; pushes it before the call and pops it behind. It saves only what it needs, but at every call.

.machine register

.func main
    load $4 #1000               ; needed after the call
    load $0 #7
    load $1 #3
    push $4
    call squares
    pop $4
    add $0 $4 $0
    prti $0                     ; expect: 1040
    host newline
    hlt

.func squares a b
    mul a a $4
    mul b b $5
    sub $4 $5 $0
    ret
