; Sieve of Eratosthenes, on the register machine
; The flags are bytes in a block of the heap: aloc takes their number and gives the address of the first. Look at the
; memory panel: the crossed out numbers are the ones.

.machine register

    load $1 #50                 ; the limit
    move $1 $2
    aloc $2                     ; the flags
    load $3 #0
clear:
    add $2 $3 $4
    setb $4 $10
    inc $3
    lt $3 $1
    djmpe clear
    load $3 #2                  ; n
    load $6 #1
next:
    lt $3 $1                    ; sync: candidate
    djmpn done
    add $2 $3 $4
    loadb $4 $5
    eq $5 $6
    djmpe crossed
    prti $3
    host newline
    mul $3 $3 $7                ; k
cross:
    lt $7 $1                    ; sync: cross
    djmpn crossed
    add $2 $7 $4
    setb $4 $6
    add $7 $3 $7
    djmp cross
crossed:
    inc $3
    djmp next
done:
    hlt                         ; sync: result
; expect: 2
; expect: 3
; expect: 5
; expect: 7
; expect: 11
; expect: 13
; expect: 17
; expect: 19
; expect: 23
; expect: 29
; expect: 31
; expect: 37
; expect: 41
; expect: 43
; expect: 47
