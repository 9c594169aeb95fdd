; Product of two matrices of floats
; Arrays of floats in memory. Reads n, prints the sum of the diagonal of the product of two n times n matrices, cut to a whole number.
.machine register
.memory 4_000_000

.func main
    host read_int
    move $0 $16                 ; n
    load $1 #1
    call fill
    move $0 $17                 ; a
    move $16 $0
    load $1 #2
    call fill
    move $0 $18                 ; b
    mul $16 $16 $19
    shl $19 #3
    aloc $19                    ; c
    move $16 $0
    move $17 $1
    move $18 $2
    move $19 $3
    call multiply
    move $16 $5
    inc $5
    shl $5 #3                   ; from one element of the diagonal to the next
    load $4 #0
    loadf64 $f0 #0
diagonal:
    lt $4 $16
    djmpn done
    loadmf $19 $f1
    addf64 $f0 $f1 $f0
    add $19 $5 $19
    inc $4
    djmp diagonal
done:
    f2i $f0 $0
    prti $0
    hlt

; n times n floats between 0 and 1.
.func fill n seed
    mul n n $4
    move $4 $5
    shl $5 #3
    aloc $5
    move $5 $6
    load $7 #0                  ; i
    load $8 #97
    i2f $8 $f1
again:
    lt $7 $4
    djmpn over
    mul $7 seed $9
    mod $9 $8 $9
    i2f $9 $f0
    divf64 $f0 $f1 $f0
    setmf $6 $f0
    addi $6 #8
    inc $7
    djmp again
over:
    move $5 $0
    ret

.func multiply n a b c
    move n $4
    shl $4 #3                   ; the bytes of a row
    add a $4 $6                 ; the end of the row of a
    load $5 #0                  ; i
rows:
    lt $5 n
    djmpn over
    load $7 #0                  ; j
    move b $8                   ; the column of b
columns:
    lt $7 n
    djmpn row_done
    loadf64 $f0 #0
    move a $9
    move $8 $10
products:
    lt $9 $6
    djmpn column_done
    loadmf $9 $f1
    loadmf $10 $f2
    mulf64 $f1 $f2 $f1
    addf64 $f0 $f1 $f0
    addi $9 #8
    add $10 $4 $10
    djmp products
column_done:
    setmf c $f0
    addi c #8
    addi $8 #8
    inc $7
    djmp columns
row_done:
    add a $4 a
    add $6 $4 $6
    inc $5
    djmp rows
over:
    ret
