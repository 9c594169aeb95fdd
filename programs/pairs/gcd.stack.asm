; Greatest common divisor, on the stack machine
; Euclid: replace the pair (a, b) by (b, a mod b) until b is 0. Both numbers stay on the operand stack; swap, over and rot
; bring them into the order that an instruction wants.

.machine stack

    const 1071
    const 462
again:
    dup                         ; sync: iteration
    jf done
    swap
    over
    mod
    jmp again
done:
    pop
    print                       ; sync: result ; expect: 21
    halt
