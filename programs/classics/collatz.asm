; The Collatz numbers
; Halve an even number, make 3n + 1 of an odd one. Nobody knows whether it always ends at 1; here it climbs to 9232
; before it comes down. Try other beginnings.

.func main
.local n steps highest
    const 27
    lstore n
loop:
    lload n
    const 1
    eq
    jt done
    lload n
    const 1
    and                     ; the last bit says whether it is odd
    jt odd
    lload n
    const 2
    div
    rjmp store
odd:
    lload n
    const 3
    mul
    const 1
    add
store:                      ; the next n is on the stack, whichever way led here
    lstore n                ; stack: 82
    lload steps
    const 1
    add
    lstore steps
    lload n
    lload highest
    gt
    jf loop
    lload n
    lstore highest
    rjmp loop
done:
    lload steps
    print                   ; expect: 111
    lload highest
    print                   ; expect: 9232
    halt
