; Arguments in registers
; The same function on the register machine, under the convention that it has been given here: the first four arguments
; in $0 to $3, the result in $0. Nothing is moved at all. Only call itself goes to memory, for the return address and
; the caller's FP.

.machine register

.func main
    load $0 #7
    load $1 #3
    call squares
    prti $0                     ; expect: 40
    host newline
    hlt                         ; steps: 10

.func squares a b
    mul a a $4
    mul b b $5
    sub $4 $5 $0
    ret
