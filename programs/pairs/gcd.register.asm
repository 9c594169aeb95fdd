; Greatest common divisor, on the register machine
; Euclid: replace the pair (a, b) by (b, a mod b) until b is 0. An instruction names the registers that it wants, so no
; order has to be kept; a move takes the place of swap.

.machine register

    load $0 #1071
    load $1 #462
    load $2 #0
again:
    eq $1 $2                    ; sync: iteration
    djmpe done
    mod $0 $1 $3
    move $1 $0
    move $3 $1
    djmp again
done:
    prti $0                     ; sync: result ; expect: 21
    host newline
    hlt
