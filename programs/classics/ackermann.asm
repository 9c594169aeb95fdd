; Ackermann's function
; Harmless to read and monstrous to run: it grows faster than any power. With 2 and 3 the frames pile up 10 deep; try 3
; and 3, and look at the timeline.

.func main
    const 2
    const 3
    call ackermann
    print                   ; expect: 9
    halt                    ; steps: 441

.func ackermann m n
    lload m
    jt positive
    lload n                 ; A(0, n) = n + 1
    const 1
    add
    ret
positive:
    lload m
    const 1
    sub
    lload n
    jt both
    const 1                 ; A(m, 0) = A(m - 1, 1)
    call ackermann
    ret
both:                       ; A(m, n) = A(m - 1, A(m, n - 1))
    lload m
    lload n
    const 1
    sub
    call ackermann          ; stack: 1 2 2
    call ackermann
    ret
