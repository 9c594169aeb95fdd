; A number too big
; 30! needs more than 64 bits. There is no trap: the result wraps around and is only wrong, here even negative.

.func main
.local i product
    const 1
    lstore product
    const 30
    lstore i
loop:
    lload product
    lload i
    mul
    lstore product
    lload i
    const 1
    sub
    dup
    lstore i
    jt loop
    lload product
    print                   ; expect: -8764578968847253504
    halt
