; Scanning strings
; Looks at every character of a text and compares strings. Reads how many times, prints how much was found in all.

.const text "the quick brown fox jumps over the lazy dog and then the dog sleeps"
.const same "the quick brown fox jumps over the lazy dog and then the dog sleeps"

.func main
.local rounds found
    host read_int
    lstore rounds
again:
    lload rounds
    jf done
    ldc text
    call scan
    lload found
    add
    lstore found
    ldc text
    ldc same
    eq
    lload found
    add
    lstore found
    lload rounds
    const 1
    sub
    lstore rounds
    rjmp again
done:
    lload found
    print
    halt

; How many e and o there are.
.func scan text
.local i code count
loop:
    lload i
    lload text
    slen
    lt
    jf done
    lload text
    lload i
    schar
    lstore code
    lload code
    const 'e'
    eq
    jt found
    lload code
    const 'o'
    eq
    jf next
found:
    lload count
    const 1
    add
    lstore count
next:
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    lload count
    ret
