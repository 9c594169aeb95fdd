; Matrix product, on the register machine
; Two matrices of 3 by 3 in the data segment, row by row: a holds 1 to 9, b is a turned upside down, 9 to 1. The next
; element of a row is 4 bytes away, the next one of a column 12.

.machine register

.data
a: .integer 1 2 3 4 5 6 7 8 9
b: .integer 9 8 7 6 5 4 3 2 1
.code
    load $1 @a                  ; where the row of a begins
    load $10 #3                 ; the size
    load $2 #0                  ; i
row:
    load $3 #0                  ; j
    load $4 @b                  ; where the column of b begins
column:
    load $5 #0                  ; the sum ; sync: cell
    move $1 $6
    move $4 $7
    load $11 #0                 ; k
product:
    loadm $6 $8                 ; sync: product
    loadm $7 $9
    mul $8 $9 $8
    add $5 $8 $5
    addi $6 #4
    addi $7 #12
    inc $11
    lt $11 $10
    djmpe product
    prti $5                     ; sync: result
    prts " "
    addi $4 #4
    inc $3
    lt $3 $10
    djmpe column
    host newline
    addi $1 #12
    inc $2
    lt $2 $10
    djmpe row
    hlt
; expect: 30 24 18
; expect: 84 69 54
; expect: 138 114 90
