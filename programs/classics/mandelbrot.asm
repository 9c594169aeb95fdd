; The Mandelbrot set, in characters
; For each point c of the plane, z = z * z + c is repeated from 0 on. Where z stays small for ever the point belongs to
; the set. Run it at full speed and watch the output grow: it takes more than a hundred thousand steps.

.const width 32
.const height 13
.const turns 20

.func main
.local row column
rows:
    const 0
    lstore column
columns:
    lload column            ; real part: from -2.2 to 1
    ldc 0.1
    mul
    ldc 2.2
    sub
    lload row               ; imaginary part: from -1.2 to 1.2
    ldc 0.2
    mul
    ldc 1.2
    sub
    call staysSmall
    jt inside
    ldc "."
    rjmp write
inside:
    ldc "#"
write:
    host print
    lload column
    const 1
    add
    dup
    lstore column
    ldc width
    lt
    jt columns
    ldc "\n"
    host print
    lload row
    const 1
    add
    dup
    lstore row
    ldc height
    lt
    jt rows
    halt                    ; steps: 123062
; expect: ................................
; expect: ......................#.........
; expect: ....................##..........
; expect: .................#######........
; expect: ................##########......
; expect: ...........###.############.....
; expect: ...######################.......
; expect: ...........###.############.....
; expect: ................##########......
; expect: .................#######........
; expect: ....................##..........
; expect: ......................#.........
; expect: ................................

; 1 when the point cr + ci * i does not run away.
.func staysSmall cr ci
.local zr zi turn
loop:
    lload turn
    ldc turns
    lt
    jf small
    lload zr                ; zr * zr - zi * zi + cr stays on the stack
    lload zr
    mul
    lload zi
    lload zi
    mul
    sub
    lload cr
    add
    lload zr                ; zi = 2 * zr * zi + ci
    lload zi
    mul
    const 2
    mul
    lload ci
    add
    lstore zi
    lstore zr
    lload zr                ; further away than 2?
    lload zr
    mul
    lload zi
    lload zi
    mul
    add
    const 4
    gt
    jt away
    lload turn
    const 1
    add
    lstore turn
    rjmp loop
small:
    const 1
    ret
away:
    const 0
    ret
