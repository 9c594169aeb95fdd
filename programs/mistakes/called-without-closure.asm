; A function that captures, called without a closure
; call leads to the function itself: nobody gave it what it captures. A closure has it.

.func main
    const 1
    call adder
    print
    halt

.func adder x
.capture n
    lload x
    cload n                 ; expect trap: cload needs a running closure, but adder was called without one.
    add
    ret
