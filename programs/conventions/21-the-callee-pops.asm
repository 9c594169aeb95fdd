; The callee takes its arguments off
; ret gives back what call pushed and nothing else. A function that wants to give back its arguments too has to do by hand
; what ret does, and then to go on where it was called from: the return address goes through a register.

.machine register

.func main
    load $4 #3
    push $4
    load $4 #7
    push $4
    call squares                ; nothing to clean up behind it
    prti $0                     ; expect: 40
    host newline
    hlt

.func squares
    loadm fp $4 8
    loadm fp $5 12
    mul $4 $4 $4
    mul $5 $5 $5
    sub $4 $5 $0
    loadm fp $6 4               ; the return address
    move fp $7
    loadm fp fp                 ; the caller's FP again
    move $7 sp
    addi sp #16                 ; links and arguments are gone
    jmp $6
