; Output
; Writes a line in every turn. Reads n, writes the numbers below n with a space behind each, then, on a line of its own, their sum.
; Needs room for more output than usual. The sum is a float, since it may be greater than a register.
.machine register

.func main
    host read_int
    move $0 $1                  ; n
    load $2 #0                  ; i
    loadf64 $f0 #0              ; the sum
again:
    lt $2 $1
    djmpn done
    prti $2
    prts " "
    i2f $2 $f1
    addf64 $f0 $f1 $f0
    inc $2
    djmp again
done:
    host newline
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
