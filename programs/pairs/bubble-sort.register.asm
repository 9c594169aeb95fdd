; Bubble sort, on the register machine
; Neighbours that stand in the wrong order change places, until a whole pass finds none. The numbers stand in the data
; segment and are sorted there: nothing has to be stored first, and a neighbour is a displacement of four bytes.

.machine register

.data
numbers: .integer 42 7 19 -5 30 7
.code
    load $1 @numbers
    load $2 #20                 ; 4 bytes times the places before the last
    add $1 $2 $2                ; the last of them
    load $6 #0
pass:
    load $3 #0                  ; sync: pass
    move $1 $7
compare:
    lt $7 $2                    ; sync: compare
    djmpn passed
    loadm $7 $4
    loadm $7 $5 4
    gt $4 $5
    djmpn right
    setm $7 $5
    setm $7 $4 4
    load $3 #1
right:
    addi $7 #4
    djmp compare
passed:
    neq $3 $6
    djmpe pass
    move $1 $7
show:
    loadm $7 $4                 ; sync: result
    prti $4
    host newline
    addi $7 #4
    lte $7 $2
    djmpe show
    hlt
; expect: -5
; expect: 7
; expect: 7
; expect: 19
; expect: 30
; expect: 42
