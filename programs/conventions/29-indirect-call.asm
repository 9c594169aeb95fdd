; An indirect call
; A function is an address in the code, and an address is a number: calli calls what a register says. Nobody counts the
; arguments: who is called must keep to the same convention.

.machine register

.func main
    load $0 #7
    load $1 #3
    load $8 @squares
    calli $8
    prti $0                     ; expect: 40
    host newline
    load $0 #7
    load $1 #3
    load $8 @swapped
    calli $8
    prti $0                     ; expect: -40
    host newline
    hlt

.func squares a b
    mul a a $4
    mul b b $5
    sub $4 $5 $0
    ret

.func swapped a b
    move a $4
    move b a
    move $4 b
    call squares
    ret
