; Arguments on the stack, the first one first
; As the stack machine does it. The code of the caller reads in the order in which one writes the call, but where the
; first argument is now hangs on how many there are: at fp + 12 of two, at fp + 16 of three.

.machine register

.func main
    load $4 #7
    push $4                     ; a
    load $4 #3
    push $4                     ; b
    call squares
    addi sp #8
    prti $0                     ; expect: 40
    host newline
    hlt

.func squares
    loadm fp $4 12              ; a
    loadm fp $5 8               ; b
    mul $4 $4 $4
    mul $5 $5 $5
    sub $4 $5 $0
    ret
