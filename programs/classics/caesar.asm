; Caesar's cipher
; Each letter moves 3 places on in the alphabet, and z goes on with a. The alphabet itself is the table: the code of the
; letter minus the code of 'a' is its place there. Moving by 23 more brings the text back.

.const alphabet "abcdefghijklmnopqrstuvwxyz"

.func main
    ldc "veni, vidi, vici"
    const 3
    call shift
    dup
    print                   ; expect: yhql, ylgl, ylfl
    const 23
    call shift
    print                   ; expect: veni, vidi, vici
    halt

.func shift text key
.local i letter result
    ldc ""
    lstore result
loop:
    lload i
    lload text
    slen
    lt
    jf done
    lload result
    lload text
    lload i
    schar
    const 'a'
    sub
    lstore letter           ; stack: "" 21
    lload letter            ; a letter from a to z?
    const 0
    lt
    jt other
    lload letter
    const 25
    gt
    jt other
    ldc alphabet
    lload letter
    lload key
    add
    const 26
    mod
    rjmp take
other:
    lload text              ; the character as it is
    lload i
take:                       ; result string index
    call charAt
    concat                  ; stack: "" "y"
    lstore result
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    lload result
    ret

; The character at an index, as a string.
.func charAt text index
    lload text
    lload index
    lload index
    const 1
    add
    substr
    ret
