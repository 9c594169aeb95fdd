; Indirect calls
; Calls one of four functions out of a table in every turn. Reads n, prints what came of n calls.
.machine register

.data
table: .space 16
.code
.func main
    host read_int
    move $0 $16                 ; n
    load $17 @table
    load $4 @plus
    setm $17 $4
    load $4 @minus
    setm $17 $4 4
    load $4 @mixed
    setm $17 $4 8
    load $4 @larger
    setm $17 $4 12
    load $18 #0                 ; i
    load $0 #0                  ; x
    load $19 #3
    load $20 #0xfffff
again:
    lt $18 $16
    djmpn done
    move $18 $1
    and $18 $19 $4
    shl $4 #2
    add $17 $4 $4
    loadm $4 $4
    calli $4
    and $0 $20 $0
    inc $18
    djmp again
done:
    prti $0
    hlt

.func plus a b
    add a b a
    ret

.func minus a b
    sub a b a
    ret

.func mixed a b
    xor a b a
    ret

.func larger a b
    gt a b
    djmpe first
    move b a
first:
    ret
