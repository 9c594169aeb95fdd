; Other names for the same instructions
; Books and other machines call the same things differently: push, iadd, brt, load. They are understood here too, and a
; hint names the word that is used in this place.

.func main
.local i
    push 3
    store i                 ; stack: 3
again:
    load i                  ; stack:
    print                   ; expect: 3
                            ; expect: 2
                            ; expect: 1
    load i
    iconst 1                ; stack: 3
    isub                    ; stack: 3 1
    store i                 ; stack: 2
    load i
    jnz again
    halt                    ; steps: 27
