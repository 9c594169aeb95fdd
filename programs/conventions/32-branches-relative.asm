; There and back by relative branches
; jmpf goes forward and jmpb back by the distance in a register, counted from the jump itself in bytes; an instruction has
; four. No address is in this code: it may be loaded anywhere.

.machine register

    load $0 #7
    load $1 #3
    load $8 #16                 ; four instructions on
    jmpf $8
    prti $0                     ; expect: 40
    host newline
    hlt
    mul $0 $0 $4
    mul $1 $1 $5
    sub $4 $5 $0
    load $8 #28                 ; from the jump below, seven instructions back
    jmpb $8
