; There and back by direct branches
; djmp carries the address of its target in 16 bits: it reaches 65536 bytes and no more, and the code works only where it
; was made for. The tutorial machine of this family does without it.

.machine register

    load $0 #7
    load $1 #3
    djmp squares
back:
    prti $0                     ; expect: 40
    host newline
    hlt
squares:
    mul $0 $0 $4
    mul $1 $1 $5
    sub $4 $5 $0
    djmp back
