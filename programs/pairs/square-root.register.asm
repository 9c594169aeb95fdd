; Square root, on the register machine
; Newton: the mean of a guess and x divided by the guess is a better guess. Floats have registers of their own, and
; instructions of their own; loop counts the rounds down in its own register.

.machine register

.func main
    loadf64 $f0 #2
    call root
    prtf $f0                    ; sync: result ; expect: 1.4142135623746899
    host newline
    hlt

.func root
    movef64 $f0 $f1             ; the guess
    loadf64 $f2 #0.5
    cloop #3                    ; three times more
again:
    divf64 $f0 $f1 $f3          ; sync: iteration
    addf64 $f1 $f3 $f1
    mulf64 $f1 $f2 $f1
    loop again
    movef64 $f1 $f0
    ret
