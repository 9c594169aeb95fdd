; Nobody saves
; The caller thinks that the callee saves $4, the callee thinks that the caller does. Each of them is right by itself, and
; the number is lost. Ask $4 who wrote it.

.machine register

.func main
    load $4 #1000
    load $0 #7
    load $1 #3
    call squares
    add $0 $4 $0                ; 1040 was meant
    prti $0                     ; expect: 89
    host newline
    hlt

.func squares a b
    mul a a $4
    mul b b $5
    sub $4 $5 $0
    ret
