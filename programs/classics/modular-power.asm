; Powers with a remainder
; base^exponent mod m without ever holding a huge number: square and multiply, one bit of the exponent a turn. Watch the
; exponent in binary: each turn its last bit decides, and is shifted away. Secret codes on the web are made of this.

.func main
    const 7
    const 560
    const 561
    call power
    print                   ; expect: 1
    const 2
    const 100
    const 1_000_000_007
    call power
    print                   ; expect: 976371285
    halt                    ; steps: 348

.func power base exponent m
.local result
    const 1
    lstore result
loop:
    lload exponent
    jf done
    lload exponent
    const 1
    and                     ; stack: 560 1
    jf square
    lload result
    lload base
    mul
    lload m
    mod
    lstore result
square:
    lload base
    dup
    mul
    lload m
    mod                     ; stack: 49 561
    lstore base
    lload exponent
    const 1
    ushiftr                 ; stack: 560 1
    lstore exponent
    rjmp loop
done:
    lload result
    ret
