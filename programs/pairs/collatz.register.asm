; Collatz, on the register machine
; Halve an even number, take three times an odd one and 1 more: how many times, until it is 1? Number, count and the
; constants stay in registers all the time: memory is not touched.

.machine register

    load $0 #27
    load $1 #0                  ; the count
    load $2 #1
    load $3 #3
again:
    eq $0 $2                    ; sync: iteration
    djmpe done
    and $0 $2 $4
    eq $4 $2
    djmpe odd
    shr $0 #1
    djmp next
odd:
    mul $0 $3 $0
    inc $0
next:
    inc $1
    djmp again
done:
    prti $1                     ; sync: result ; expect: 111
    host newline
    hlt
