; The result where the caller wants it
; The caller passes an address, and the callee writes the result there. So a function can have results of any size and
; number. Here the place is a local of the caller, on the stack.

.machine register

.func main
.local result
    addi sp #-4
    load $0 #7
    load $1 #3
    move fp $2
    addi $2 #-4                 ; the address of result
    call squares
    loadm fp $0 result
    prti $0                     ; expect: 40
    host newline
    hlt

.func squares a b place
    mul a a $4
    mul b b $5
    sub $4 $5 $4
    setm place $4
    ret
