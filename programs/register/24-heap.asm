; Blocks of the heap
; aloc takes a number of bytes in a register and gives the address of a block in the same register. free gives it back.
; Which parts are free stands in that very memory, in front of the blocks: look for the words before the address.

.machine register
    load $0 #12
    aloc $0                 ; three words
    move $0 $1
    load $2 #5
    setm $1 $2
    setm $1 $2 4
    setm $1 $2 8
    load $3 #12
    aloc $3                 ; another block behind it
    lt $1 $3
    prti eq                 ; expect: 1
    host newline
    free $1
    load $4 #8
    aloc $4                 ; fits where the first one was
    eq $4 $1
    prti eq                 ; expect: 1
    host newline
    loadm $4 $5 4           ; memory is not cleared
    free $3
    free $4
    hlt
