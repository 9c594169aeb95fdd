; Prime factors
; Divide by 2 as often as possible, then by 3, and so on. What cannot be divided any more when the divisor is greater
; than the root is prime itself.

.func main
    const 360
    call factors
    const 2027
    call factors
    halt
; expect: 360 = 2 * 2 * 2 * 3 * 3 * 5
; expect: 2027 = 2027

.func factors n
.local divisor
    const 2
    lstore divisor
    lload n
    host print
    ldc " = "
    host print
loop:
    lload divisor           ; divisor * divisor > n?
    dup
    mul
    lload n
    gt                      ; stack: 4 360
    jt rest
    lload n
    lload divisor
    mod
    jt next
    lload divisor
    host print
    ldc " * "
    host print
    lload n
    lload divisor
    div
    lstore n
    rjmp loop
next:
    lload divisor
    const 1
    add
    lstore divisor
    rjmp loop
rest:
    lload n
    print
    ret
