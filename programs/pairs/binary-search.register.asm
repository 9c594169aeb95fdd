; Binary search, on the register machine
; The numbers are the squares from 0 to 15 * 15. Look in the middle, and go on in the half where the number must be. An
; index becomes an address: times four, and the address of the table.

.machine register

.data
squares: .space 64
.code
.func main
    load $1 #0
    load $2 #16
    load $3 @squares
fill:
    mul $1 $1 $4
    setm $3 $4
    addi $3 #4
    inc $1
    lt $1 $2
    djmpe fill
    load $0 #144
    call search
    prti $0                     ; sync: result ; expect: 12
    host newline
    load $0 #0
    call search
    prti $0                     ; sync: result ; expect: 0
    host newline
    load $0 #50
    call search
    prti $0                     ; sync: result ; expect: -1
    host newline
    hlt

.func search wanted
    load $4 #0                  ; low ; sync: call
    load $5 #15                 ; high
again:
    gt $4 $5                    ; sync: iteration
    djmpe missing
    add $4 $5 $6
    shr $6 #1                   ; the middle
    load $8 @squares
    move $6 $7
    shl $7 #2
    add $8 $7 $7
    loadm $7 $7
    eq $7 wanted
    djmpe found
    lt $7 wanted
    djmpe above
    move $6 $5
    dec $5
    djmp again
above:
    move $6 $4
    inc $4
    djmp again
found:
    move $6 $0
    ret
missing:
    load $0 #-1
    ret
