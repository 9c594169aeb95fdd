; Factorial, calling itself
; n! is n times (n-1)!, and 0! is 1. Watch the frames: five more pile up, each with its own n, while the numbers that
; still wait to be multiplied lie on the operand stack. When n reaches 0 they are multiplied on the way back.

.func main
    const 5
    call factorial
    print                   ; expect: 120
    halt                    ; steps: 53

.func factorial n
    lload n
    jf one                  ; 0! is 1
    lload n                 ; stack:
    lload n
    const 1
    sub
    call factorial          ; stack: 5 4
    mul                     ; stack: 5 4 3 2 1 1
    ret
one:
    const 1                 ; stack: 5 4 3 2 1
    ret
