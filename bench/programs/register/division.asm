; Division and remainder
; Every division is checked for zero. Reads n, prints the sum of the greatest common divisors and quotients of all pairs up to n.
.machine register

.func main
    host read_int
    move $0 $16                 ; n
    load $17 #1                 ; i
    load $19 #0                 ; the sum
rows:
    lte $17 $16
    djmpn done
    load $18 #1                 ; j
columns:
    lte $18 $16
    djmpn row_done
    move $17 $0
    move $18 $1
    call gcd
    add $19 $0 $19
    div $17 $18 $4
    add $19 $4 $19
    inc $18
    djmp columns
row_done:
    inc $17
    djmp rows
done:
    prti $19
    hlt

.func gcd a b
    load $4 #0
again:
    eq b $4
    djmpe over
    mod a b $5
    move b a
    move $5 b
    djmp again
over:
    ret
