; Fibonacci, in a loop
; Two numbers are enough: the pair (a, b) becomes (b, a + b). They stay on the operand stack all the time, and over,
; add and swap do the work. Step through one turn and watch them.

.func main
.local count
    const 10
    lstore count
    const 0
    const 1
loop:                       ; a b
    over                    ; stack: 0 1
    print                   ; expect: 0
                            ; expect: 1
                            ; expect: 1
                            ; expect: 2
                            ; expect: 3
                            ; expect: 5
                            ; expect: 8
                            ; expect: 13
                            ; expect: 21
                            ; expect: 34
    swap                    ; stack: 0 1
    over                    ; stack: 1 0
    add                     ; stack: 1 0 1
    lload count             ; stack: 1 1
    const 1
    sub
    dup
    lstore count
    jt loop                 ; stack: 1 1 9
    pop                     ; stack: 55 89
    pop
    halt                    ; steps: 117
