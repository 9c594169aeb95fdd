; The return address overwritten
; The function has room for two words and writes three: the third goes to fp + 4, where the return address is. ret believes
; what is there and goes to intruder. That is how many programs were broken into. The frames panel reads memory too.

.machine register

.func main
    load $0 #7
    load $1 #3
    call squares
    prti $0
    host newline
    hlt

.func squares a b
    addi sp #-8
    mul a a $4
    setm fp $4 -8
    mul b b $5
    setm fp $5 -4
    load $6 @intruder
    setm fp $6 4                ; one step too far
    sub $4 $5 $0
    ret

.func intruder
    prts "never called"         ; expect: never called
    host newline
    hlt
