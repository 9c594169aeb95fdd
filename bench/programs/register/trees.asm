; Binary trees
; Allocation: builds a full binary tree of depth 14 again and again and counts its nodes. A node is a block of two words. Reads
; how many trees, prints how many nodes there were in all. The counting gives each node back, the last made first.
.machine register
.memory 2_000_000

.func main
    host read_int
    move $0 $16                 ; trees
    load $17 #0                 ; nodes
    load $18 #0
again:
    eq $16 $18
    djmpe done
    load $0 #14
    call build
    call count
    add $17 $0 $17
    dec $16
    djmp again
done:
    prti $17
    hlt

.func build depth
    load $4 #8
    aloc $4
    load $5 #0
    eq depth $5
    djmpe leaf
    push $4
    push depth
    addi depth #-1
    call build
    pop $5
    pop $4
    setm $4 $0
    push $4
    addi $5 #-1
    move $5 depth
    call build
    pop $4
    setm $4 $0 4
    move $4 $0
    ret
leaf:
    setm $4 $5
    setm $4 $5 4
    move $4 $0
    ret

.func count node
    load $5 #0
    loadm node $4
    eq $4 $5
    djmpe leaf
    push node
    loadm node node 4
    call count
    pop $4
    push $0
    push $4
    loadm $4 $0
    call count
    pop $4
    free $4
    pop $4
    add $4 $0 $0
    inc $0
    ret
leaf:
    free node
    load $0 #1
    ret
