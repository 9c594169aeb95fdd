; Power, on the register machine
; Square and multiply: the bits of the exponent tell which of the squares belong to the product. 3 to the 13th takes
; four rounds, not twelve.

.machine register

.func main
    load $0 #3
    load $1 #13
    call power
    prti $0                     ; sync: result ; expect: 1594323
    host newline
    hlt

.func power base exponent
    load $4 #1                  ; the product ; sync: call
    load $5 #0
    load $6 #1
again:
    eq exponent $5              ; sync: iteration
    djmpe done
    and exponent $6 $7
    eq $7 $6
    djmpn even
    mul $4 base $4
even:
    mul base base base
    shr exponent #1
    djmp again
done:
    move $4 $0
    ret
