; A value left behind
; The function leaves an intermediate value under its result. The caller finds two values instead of one, and adds the
; wrong ones.

.func main
    const 1000
    const 7
    call square             ; stack: 1000 7
    add                     ; stack: 1000 7 49
    print                   ; expect: 56
    halt                    ; stack: 1000

.func square n
    lload n                 ; left behind by mistake
    lload n
    lload n
    mul                     ; stack: 1000 7 7 7
    ret                     ; stack: 1000 7 49
