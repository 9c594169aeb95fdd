; Arithmetic
; Three registers: two that are read, one that is written. It may be one of the two.

.machine register
    load $0 #20
    load $1 #6
    add $0 $1 $2
    prti $2                 ; expect: 26
    host newline
    sub $0 $1 $2
    prti $2                 ; expect: 14
    host newline
    mul $0 $1 $0            ; the old $0 is gone
    prti $0                 ; expect: 120
    host newline
    neg $0 $3
    prti $3                 ; expect: -120
    host newline
    abs $3 $3
    prti $3                 ; expect: 120
    host newline
    inc $3
    dec $1
    addi $3 #-21            ; a number of 16 bits in the instruction
    prti $3                 ; expect: 100
    host newline
    prti $1                 ; expect: 5
    host newline
    hlt
