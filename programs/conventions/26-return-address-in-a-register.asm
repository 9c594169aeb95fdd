; The return address in a register
; A processor with a link register calls like this: the address to come back to is put into $31, and back goes a jump to
; what is there. Memory is not touched. A function that calls others must save $31 first.

.machine register

.func main
    load $0 #7
    load $1 #3
    load $31 @back
    djmp squares
back:
    prti $0                     ; expect: 40
    host newline
    hlt                         ; steps: 11
squares:
    mul $0 $0 $4
    mul $1 $1 $5
    sub $4 $5 $0
    jmp $31
