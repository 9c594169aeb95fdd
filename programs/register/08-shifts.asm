; Shifts and rotations
; The amount stands in the instruction; left out it is 16, half a word. shr keeps the sign, ushr fills with zeros, and a
; rotation loses nothing. Where the amount is known only when the program runs, the ones with a v take it from a register.

.machine register
    load $0 #1
    shl $0 #4
    prti $0                 ; expect: 16
    host newline
    shl $0                  ; by 16
    prti $0                 ; expect: 1048576
    host newline
    shr $0 #18
    prti $0                 ; expect: 4
    host newline
    load $1 #-16
    shr $1 #2
    prti $1                 ; expect: -4
    host newline
    load $1 #-16
    ushr $1 #28
    prti $1                 ; expect: 15
    host newline
    load $2 #0x12345678
    rotl $2 #8
    load $3 #0x34567812
    eq $2 $3
    prti eq                 ; expect: 1
    host newline
    rotr $2 #8
    load $3 #0x12345678
    eq $2 $3
    prti eq                 ; expect: 1
    host newline
    load $4 #3
    load $5 #40
    shlv $5 $4 $6
    prti $6                 ; expect: 320
    host newline
    neg $5 $5
    shrv $5 $4 $6
    prti $6                 ; expect: -5
    host newline
    ushrv $5 $4 $6
    prti $6                 ; expect: 536870907
    host newline
    rotlv $5 $4 $6
    rotrv $6 $4 $6
    prti $6                 ; expect: -40
    host newline
    hlt
