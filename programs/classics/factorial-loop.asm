; Factorial, in a loop
; The same number without a single further frame: the product grows in a local. Compare the depth on the timeline with
; the recursive one. At 21 the number no longer fits 64 bits and wraps around.

.func main
    const 20
    call factorial
    print                   ; expect: 2432902008176640000
    const 21
    call factorial
    print                   ; expect: -4249290049419214848
    halt

.func factorial n
.local product
    const 1
    lstore product
loop:
    lload n                 ; stack:
    jf done
    lload product
    lload n
    mul
    lstore product
    lload n
    const 1
    sub
    lstore n
    rjmp loop
done:
    lload product
    ret
