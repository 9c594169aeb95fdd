; Arguments from right to left
; The last argument is pushed first, so that the first one lies on top. It is a matter of agreement alone: here the
; function names its locals in the order in which they come. What is gained: where frames lie on the stack, the first
; argument is always at the same distance from FP, however many there are.

.frames linked

.func main
    const 3                     ; stack:
    const 7                     ; stack: 3
    call squares                ; stack: 3 7
    print                       ; expect: 40
    halt                        ; steps: 13

.func squares b a
    lload a                     ; stack: 3 7 0x000d 0
    dup
    mul
    lload b
    dup
    mul
    sub                         ; stack: 3 7 0x000d 0 49 9
    ret
