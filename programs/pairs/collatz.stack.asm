; Collatz, on the stack machine
; Halve an even number, take three times an odd one and 1 more: how many times, until it is 1? From 27 it takes 111 times.

.machine stack

.func main
.local n count
    const 27
    lstore n
again:
    lload n                     ; sync: iteration
    const 1
    eq
    jt done
    lload n
    const 1
    and
    jt odd
    lload n
    const 2
    div
    jmp next
odd:
    lload n
    const 3
    mul
    const 1
    add
next:
    lstore n
    lload count
    const 1
    add
    lstore count
    jmp again
done:
    lload count                 ; sync: result
    print                       ; expect: 111
    halt
