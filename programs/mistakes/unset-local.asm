; Using a local before it was set
; A local begins as 0. For a sum that is right by luck; for a product it is wrong, and no error is reported.

.func main
.local i product
    const 5
    lstore i
loop:
    lload product           ; should have been set to 1 first
    lload i
    mul                     ; stack: 0 5
    lstore product
    lload i
    const 1
    sub
    dup
    lstore i
    jt loop
    lload product
    print                   ; expect: 0
    halt
