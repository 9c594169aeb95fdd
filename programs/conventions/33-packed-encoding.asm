; Packed into 32 bits
; Each instruction has four bytes: one for what to do and three for operands, three registers or a register and a number of
; 16 bits. The next instruction is always 4 further on, and the machine can fetch without having decoded. The price: hlt
; wastes three bytes, and a number has 16 bits. Here the function is written as bytes.

.machine register

.func main
    load $0 #7
    load $1 #3
    call squares
    prti $0                     ; expect: 40
    host newline
    hlt                         ; steps: 10

.func squares a b
    .byte 3 0 0 4               ; mul $0 $0 $4
    .byte 3 1 1 5               ; mul $1 $1 $5
    .byte 2 4 5 0               ; sub $4 $5 $0
    ret
