; A string, backwards
; A string cannot be changed: each turn makes a new one, one character longer, and the heap panel keeps them all. That
; is what string building in a loop costs.

.func main
    ldc "vitrine"
    call reverse
    print                   ; expect: enirtiv
    ldc ""
    call reverse
    slen
    print                   ; expect: 0
    halt

.func reverse text
.local i result
    ldc ""
    lstore result
loop:
    lload i
    lload text
    slen
    lt
    jf done
    lload text              ; the character at i, as a string
    lload i
    lload i
    const 1
    add
    substr                  ; stack: "vitrine" 0 1
    lload result
    concat                  ; stack: "v" ""
    lstore result
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    lload result
    ret
