; Several results
; A function may leave any number of values on its part of the stack, and the caller finds all of them: none, one, or
; two as here, the quotient and the remainder.

.func main
    const 17
    const 5
    call divide             ; stack: 17 5
    print                   ; expect: 2
    print                   ; expect: 3
    halt                    ; steps: 13

.func divide a b
    lload a
    lload b
    div                     ; stack: 17 5
    lload a                 ; stack: 3
    lload b
    mod                     ; stack: 3 17 5
    ret                     ; stack: 3 2
