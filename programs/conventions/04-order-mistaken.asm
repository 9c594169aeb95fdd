; The two sides do not agree
; The caller pushes from right to left, the function takes its arguments from left to right. Nothing warns of it: the
; number of arguments is right, and so are their types. Only the result is wrong.

.func main
    const 3                     ; the caller means b
    const 7                     ; and a
    call squares                ; stack: 3 7
    print                       ; expect: -40
    halt

.func squares a b
    lload a                     ; 3, where 7 was meant
    dup
    mul
    lload b
    dup
    mul
    sub                         ; stack: 9 49
    ret
