; The third way out: computed
; A constant can be made from small ones: 40000 is 625 times 64, so shifted left by 6. Compilers do so when it is shorter
; than the other ways; for a person it is harder to read.

.machine register

.func main
    load $0 #625
    shl $0 #6                   ; 40000
    move $0 $1
    addi $1 #-1                 ; 39999
    call squares
    prti $0                     ; expect: 79999
    host newline
    hlt

.func squares a b
    mul a a $4
    mul b b $5
    sub $4 $5 $0
    ret
