; Perfect numbers
; A number is perfect when its divisors, without itself, add up to it: 6 = 1 + 2 + 3. Behind 28 come 496 and 8128:
; raise the limit and let it run. Trying every divisor is slow, and the timeline shows how slow.

.func main
.local n
    const 2
    lstore n
loop:
    lload n
    call divisorSum
    lload n
    eq
    jf next
    lload n
    print                   ; expect: 6
                            ; expect: 28
next:
    lload n
    const 1
    add
    dup
    lstore n
    const 30
    lt
    jt loop
    halt

; The sum of the divisors of n from 1 to n / 2.
.func divisorSum n
.local i sum
    const 1
    lstore i
loop:
    lload i
    lload n
    const 2
    div
    lte
    jf done
    lload n
    lload i
    mod
    jt next
    lload sum
    lload i
    add
    lstore sum
next:
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    lload sum
    ret
