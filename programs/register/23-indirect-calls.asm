; Calls through a register
; The address of a function is a number: it can be loaded, kept and called with calli. apply does not know what it calls.

.machine register
.func main
    load $0 @double
    load $1 #21
    call apply
    prti $0                 ; expect: 42
    host newline
    load $0 @square
    load $1 #9
    call apply
    prti $0                 ; expect: 81
    host newline
    hlt

.func apply function value
    move function $4
    move value $0
    calli $4
    ret

.func double n
    add n n $0
    ret

.func square n
    mul n n $0
    ret
