; Three loops inside each other
; Integer arithmetic in registers. Reads n, prints a sum over all i, j, k below n. The sum of the innermost loop fits a
; register; the whole sum is a float, which is exact that far.
.machine register

.func main
    host read_int
    move $0 $1                  ; n
    load $2 #0                  ; i
    loadf64 $f0 #0              ; the sum
rows:
    lt $2 $1
    djmpn done
    load $3 #0                  ; j
columns:
    lt $3 $1
    djmpn row_done
    load $4 #0                  ; k
    load $5 #0                  ; the sum over k
layers:
    lt $4 $1
    djmpn column_done
    xor $2 $3 $6
    add $5 $6 $5
    sub $5 $4 $5
    inc $4
    djmp layers
column_done:
    i2f $5 $f1
    addf64 $f0 $f1 $f0
    inc $3
    djmp columns
row_done:
    inc $2
    djmp rows
done:
    call write_whole
    hlt

; Writes the whole number in $f0, which is not negative and may be greater than a register.
.func write_whole
    loadf64 $f1 #1_000_000_000
    divf64 $f0 $f1 $f2
    f2i $f2 $4                  ; what stands above nine digits
    i2f $4 $f2
    mulf64 $f2 $f1 $f2
    subf64 $f0 $f2 $f2
    f2i $f2 $5                  ; the nine digits
    load $7 #0
    eq $4 $7
    djmpe below
    prti $4
    load $6 #100_000_000
    load $8 #10
digits:
    div $5 $6 $9
    prti $9
    move rem $5
    div $6 $8 $6
    neq $6 $7
    djmpe digits
    ret
below:
    prti $5
    ret
