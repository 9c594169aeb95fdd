; There and back by indirect branches
; jmp goes to the address in a register, so that every target needs a load before; but the register may hold any address:
; one computed, one from a table, one to come back to.

.machine register

    load $0 #7
    load $1 #3
    load $8 @squares
    load $9 @back
    jmp $8
back:
    prti $0                     ; expect: 40
    host newline
    hlt
squares:
    mul $0 $0 $4
    mul $1 $1 $5
    sub $4 $5 $0
    jmp $9
