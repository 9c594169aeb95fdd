; The second way out: from the data segment
; The constant lies in memory, and the instruction carries its address, which is short. One instruction and four bytes of
; data; the same constant can be loaded in many places. It costs a read of memory each time.

.machine register

.const great 40000
.const smaller 39999

.func main
    ldc $0 great
    ldc $1 smaller
    call squares
    prti $0                     ; expect: 79999
    host newline
    ldc $0 #100000              ; an entry without a name
    prti $0                     ; expect: 100000
    host newline
    hlt

.func squares a b
    mul a a $4
    mul b b $5
    sub $4 $5 $0
    ret
