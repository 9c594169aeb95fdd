; Who gets what: a calling convention
; The machine knows nothing of arguments: where they go is agreed upon. Here the first four go in $0 to $3, and those are
; what the names behind .func stand for; the result comes back in $0. The called function may spoil $0 to $15, eq, rem
; and loop; if it wants $16 to $31 it must put back what was there.

.machine register
.func main
    load $16 #1000          ; safe over the calls
    load $0 #3
    load $1 #4
    call squares
    add $0 $16 $0
    prti $0                 ; expect: 1025
    host newline
    hlt

.func squares a b
    push $16                ; used below, so it is saved
    mul a a $16
    mul b b $4
    add $16 $4 $0
    pop $16
    ret
