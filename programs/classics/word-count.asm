; Counting words
; Reads lines until the input ends and counts lines, words and characters. A word begins where a character that is no
; space stands behind a space: the global inWord remembers what came before.

.global lines
.global words
.global characters
.global inWord

.func main
.local line
next:
    host read_line
    lstore line
    lload line
    null
    eq
    jt done
    gload lines
    const 1
    add
    gstore lines
    lload line
    slen
    gload characters
    add
    gstore characters
    lload line
    call countWords
    rjmp next
done:
    gload lines
    print                   ; expect: 2
    gload words
    print                   ; expect: 9
    gload characters
    print                   ; expect: 43
    halt
; input: the quick brown fox
; input: jumps over the lazy dog.

.func countWords line
.local i
    const 0
    gstore inWord
loop:
    lload i
    lload line
    slen
    lt
    jf done
    lload line
    lload i
    schar
    const ' '
    eq
    jt space
    gload inWord
    jt next
    const 1
    gstore inWord
    gload words
    const 1
    add
    gstore words
    rjmp next
space:
    const 0
    gstore inWord
next:
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    ret
