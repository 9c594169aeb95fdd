; Forward and back
; jmpf and jmpb count from the place where they stand. Such code does not care where it lies. Every instruction takes 4
; bytes, so a jump forward by 8 skips one instruction.

.machine register
    load $1 #8
    jmpf $1
    prts "skipped\n"
    load $0 #3
again:
    prti $0
    host newline
    dec $0
    load $2 #0
    eq $0 $2
    load $1 #12
    djmpn back
    jmpf $1                 ; out of the loop: over what follows
back:
    load $3 #36
    jmpb $3                 ; nine instructions back, to again
    hlt
; expect: 3
; expect: 2
; expect: 1
