; Do the brackets fit?
; Every opening bracket is remembered, every closing one must match the last one remembered. The text is right when each
; closing bracket found its partner and none is left. Watch the local opened grow and shrink: a string used as a stack.

.func main
    ldc "{[()]()}"
    call fits
    print                   ; expect: 1
    ldc "([)]"
    call fits
    print                   ; expect: 0
    ldc "(("
    call fits
    print                   ; expect: 0
    halt

.func fits text
.local opened i
    ldc ""
    lstore opened
loop:
    lload i
    lload text
    slen
    lt
    jf end
    lload text
    lload i
    schar
    call partner            ; the opening bracket that it closes, or 0
    dup                     ; stack: 0
    jt closing
    pop                     ; an opening bracket: remember it
    lload opened
    lload text
    lload i
    lload i
    const 1
    add
    substr
    concat                  ; stack: "" "{"
    lstore opened
    rjmp next
closing:
    lload opened
    call last
    eq                      ; stack: 40 40
    jf wrong
    lload opened
    const 0
    lload opened
    slen
    const 1
    sub
    substr                  ; stack: "{[(" 0 2
    lstore opened
next:
    lload i
    const 1
    add
    lstore i
    rjmp loop
end:
    lload opened
    slen
    const 0
    eq
    ret
wrong:
    const 0
    ret

; The code of the last character, 0 when there is none.
.func last text
    lload text
    slen
    jf none
    lload text
    lload text
    slen
    const 1
    sub
    schar
    ret
none:
    const 0
    ret

.func partner bracket
    lload bracket
    const ')'
    eq
    jt round
    lload bracket
    const ']'
    eq
    jt square
    lload bracket
    const '}'
    eq
    jt curly
    const 0
    ret
round:
    const '('
    ret
square:
    const '['
    ret
curly:
    const '{'
    ret
