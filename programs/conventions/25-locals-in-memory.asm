; Locals in the frame
; .local gives a place below FP a name, the program makes room for it by moving SP down. Each call has its own: FP is the
; fixed point from which arguments, links and locals are found, while SP moves with every push.

.machine register

.func main
    load $0 #7
    load $1 #3
    call squares
    prti $0                     ; expect: 40
    host newline
    hlt

.func squares a b
.local first second
    addi sp #-8                 ; room for two
    mul a a $4
    setm fp $4 first            ; at fp - 4
    mul b b $4
    setm fp $4 second           ; at fp - 8
    loadm fp $4 first
    loadm fp $5 second
    sub $4 $5 $0
    ret                         ; sp goes back to fp: the locals are gone
