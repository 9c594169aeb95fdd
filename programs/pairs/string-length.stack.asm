; String length, on the stack machine
; The string has a zero at its end, and the characters before it are counted, as the other machine has to do it. Here slen
; would tell at once: a string of this machine knows its length.

.machine stack

.const text "a case of glass\0"

.func main
.local n
again:
    ldc text                    ; sync: iteration
    lload n
    schar
    jf done
    lload n
    const 1
    add
    lstore n
    jmp again
done:
    lload n                     ; sync: result
    print                       ; expect: 15
    halt
