; Counters
; A function that makes counters: each is a closure with a count of its own. A pair of closures, up and down, shares one count in
; a box: that is an object with two methods and a hidden field, made of functions alone.

.func main
.local a b up down
    const 10
    call counter
    lstore a
    const 100
    call counter
    lstore b
    lload a
    calli 0
    print                   ; expect: 11
    lload a
    calli 0
    print                   ; expect: 12
    lload b
    calli 0
    print                   ; expect: 101
    call pair
    lstore down
    lstore up
    lload up
    calli 0
    lload up
    calli 0
    lload up
    calli 0
    lload down
    calli 0                 ; stack: 1 2 3 closure decrease(count: box(3))
    print                   ; expect: 2
    pop
    pop
    pop
    halt

; A counter that begins behind a number.
.func counter from
    lload from
    closure next
    ret

.func next
.capture count
    cload count
    const 1
    add
    dup
    cstore count
    ret

; Two closures that count in one box, up and down.
.func pair
.local count
    const 0
    box
    lstore count
    lload count
    closure increase
    lload count
    closure decrease        ; stack: closure increase(count: box(0)) box(0)
    ret

.func increase
.capture count
    cload count
    cload count
    unbox
    const 1
    add
    setbox
    cload count
    unbox
    ret

.func decrease
.capture count
    cload count
    cload count
    unbox
    const 1
    sub
    setbox
    cload count
    unbox
    ret
