; Globals
; A generator of numbers whose whole state is global. Reads n, prints what n turns leave.

.global x 1
.global hits 0
.global left 0

.func main
    host read_int
    gstore left
loop:
    gload left
    jf done
    call turn
    gload left
    const 1
    sub
    gstore left
    rjmp loop
done:
    gload hits
    print
    halt

.func turn
    gload x
    const 16807
    mul
    const 7
    add
    const 0xffff
    and
    gstore x
    gload x
    const 1000
    lt
    jf over
    gload hits
    const 1
    add
    gstore hits
over:
    ret
