; The whole square root
; Newton's method with whole numbers: the middle of x and n / x is nearer to the root than x. It stops when x grows no
; smaller any more. Watch x fall: the number of right digits doubles with each turn.

.func main
    const 1_000_000
    call root
    print                   ; expect: 1000
    const 99
    call root
    print                   ; expect: 9
    halt

; The greatest x with x * x <= n, for n of 1 or more.
.func root n
.local x next
    lload n
    lstore next
loop:
    lload next
    lstore x
    lload x                 ; next = (x + n / x) / 2
    lload n
    lload x
    div
    add                     ; stack: 1000000 1
    const 2
    div
    lstore next
    lload next
    lload x
    lt
    jt loop
    lload x
    ret
