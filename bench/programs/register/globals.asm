; Globals
; A generator of numbers whose whole state is in the data segment. Reads n, prints what n turns leave.
.machine register

.global x 1
.global hits 0
.global left 0

.func main
    host read_int
    load $4 @left
    setm $4 $0
    load $16 #0
again:
    ldc $4 left
    eq $4 $16
    djmpe done
    call turn
    ldc $4 left
    dec $4
    load $5 @left
    setm $5 $4
    djmp again
done:
    ldc $0 hits
    prti $0
    hlt

.func turn
    ldc $4 x
    load $5 #16807
    mul $4 $5 $4
    addi $4 #7
    load $5 #0xffff
    and $4 $5 $4
    load $5 @x
    setm $5 $4
    load $5 #1000
    lt $4 $5
    djmpn over
    ldc $4 hits
    inc $4
    load $5 @hits
    setm $5 $4
over:
    ret
