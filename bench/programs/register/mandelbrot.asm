; The Mandelbrot set
; Float arithmetic in registers. Reads n, prints how many of n times n points do not run away within 50 turns.
.machine register

.func main
    host read_int
    move $0 $16                 ; n
    load $17 #0                 ; y
    load $19 #0                 ; the count
    i2f $16 $f20
    loadf64 $f21 #1.0
    loadf64 $f22 #1.5
rows:
    lt $17 $16
    djmpn done
    add $17 $17 $4              ; ci = 2 y / n - 1
    i2f $4 $f1
    divf64 $f1 $f20 $f1
    subf64 $f1 $f21 $f1
    load $18 #0                 ; x
columns:
    lt $18 $16
    djmpn row_done
    add $18 $18 $4              ; cr = 2 x / n - 1.5
    i2f $4 $f0
    divf64 $f0 $f20 $f0
    subf64 $f0 $f22 $f0
    call stays
    add $19 $0 $19
    inc $18
    djmp columns
row_done:
    inc $17
    djmp rows
done:
    prti $19
    hlt

; 1 in $0 when the point $f0, $f1 stays near 0, else 0; $f0 and $f1 are left as they were.
.func stays
    loadf64 $f2 #0              ; zr
    loadf64 $f3 #0              ; zi
    loadf64 $f4 #0              ; zr^2
    loadf64 $f5 #0              ; zi^2
    loadf64 $f6 #2
    loadf64 $f7 #4
    load $4 #0                  ; the turn
    load $5 #50
turn:
    mulf64 $f2 $f3 $f3          ; zi = 2 zr zi + ci
    mulf64 $f3 $f6 $f3
    addf64 $f3 $f1 $f3
    subf64 $f4 $f5 $f2          ; zr = zr^2 - zi^2 + cr
    addf64 $f2 $f0 $f2
    mulf64 $f2 $f2 $f4
    mulf64 $f3 $f3 $f5
    addf64 $f4 $f5 $f8
    gtf64 $f8 $f7
    djmpe outside
    inc $4
    lt $4 $5
    djmpe turn
    load $0 #1
    ret
outside:
    load $0 #0
    ret
