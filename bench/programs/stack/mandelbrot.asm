; The Mandelbrot set
; Float arithmetic in locals. Reads n, prints how many of n times n points do not run away within 50 turns.

.func main
.local n x y ci count
    host read_int
    lstore n
rows:
    lload y
    lload n
    lt
    jf done
    lload y                 ; ci = 2 y / n - 1
    const 2
    mul
    i2f
    lload n
    i2f
    div
    ldc 1.0
    sub
    lstore ci
    const 0
    lstore x
columns:
    lload x
    lload n
    lt
    jf rowDone
    lload x                 ; cr = 2 x / n - 1.5
    const 2
    mul
    i2f
    lload n
    i2f
    div
    ldc 1.5
    sub
    lload ci
    call stays
    lload count
    add
    lstore count
    lload x
    const 1
    add
    lstore x
    rjmp columns
rowDone:
    lload y
    const 1
    add
    lstore y
    rjmp rows
done:
    lload count
    print
    halt

; 1 when the point stays near 0, else 0.
.func stays cr ci
.local zr zi zr2 zi2 turn
    ldc 0.0
    lstore zr
    ldc 0.0
    lstore zi
    ldc 0.0
    lstore zr2
    ldc 0.0
    lstore zi2
loop:
    lload turn
    const 50
    lt
    jf inside
    lload zr                ; zi = 2 zr zi + ci
    lload zi
    mul
    ldc 2.0
    mul
    lload ci
    add
    lstore zi
    lload zr2               ; zr = zr^2 - zi^2 + cr
    lload zi2
    sub
    lload cr
    add
    lstore zr
    lload zr
    lload zr
    mul
    lstore zr2
    lload zi
    lload zi
    mul
    lstore zi2
    lload zr2
    lload zi2
    add
    ldc 4.0
    gt
    jt outside
    lload turn
    const 1
    add
    lstore turn
    rjmp loop
inside:
    const 1
    ret
outside:
    const 0
    ret
