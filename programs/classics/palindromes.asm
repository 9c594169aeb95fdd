; Palindromes from the input
; Reads words until the input ends and says which of them read the same backwards. Two indexes walk towards each other;
; the first pair that differs decides.

.func main
.local word
next:
    host read_line
    lstore word
    lload word              ; stack:
    null
    eq
    jt done
    lload word
    host print
    lload word
    call isPalindrome
    jt yes
    ldc ": no"
    print
    rjmp next
yes:
    ldc ": yes"
    print
    rjmp next
done:
    halt
; input: racecar
; input: machine
; input: level
; input: a
; expect: racecar: yes
; expect: machine: no
; expect: level: yes
; expect: a: yes

.func isPalindrome word
.local left right
    lload word
    slen
    const 1
    sub
    lstore right
loop:
    lload left
    lload right
    lt
    jf same                 ; they met
    lload word
    lload left
    schar
    lload word
    lload right
    schar
    ne                      ; stack: 114 114
    jt different
    lload left
    const 1
    add
    lstore left
    lload right
    const 1
    sub
    lstore right
    rjmp loop
same:
    const 1
    ret
different:
    const 0
    ret
