; The callee saves the registers
; $16 to $31 belong to whoever calls: main leaves its number in $16 and does nothing for it. A function that wants to use
; $16 has to save it at its begin and to restore it at its end, even when nobody needs it.

.machine register

.func main
    load $16 #1000              ; it will be there after the call
    load $0 #7
    load $1 #3
    call squares
    add $0 $16 $0
    prti $0                     ; expect: 1040
    host newline
    hlt

.func squares a b
    push $16
    mul a a $16
    mul b b $4
    sub $16 $4 $0
    pop $16
    ret
