; Power, on the stack machine
; Square and multiply: the bits of the exponent tell which of the squares belong to the product. 3 to the 13th takes
; four rounds, not twelve.

.machine stack

.func main
    const 3
    const 13
    call power
    print                       ; sync: result ; expect: 1594323
    halt

.func power base exponent
.local product
    const 1                     ; sync: call
    lstore product
again:
    lload exponent              ; sync: iteration
    jf done
    lload exponent
    const 1
    and
    jf even
    lload product
    lload base
    mul
    lstore product
even:
    lload base
    dup
    mul
    lstore base
    lload exponent
    const 1
    shiftr
    lstore exponent
    jmp again
done:
    lload product
    ret
