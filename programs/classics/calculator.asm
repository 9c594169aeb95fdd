; A calculator for reverse Polish notation
; Reads numbers and the operators + - * one to a line; = writes the result. A stack machine inside the stack machine:
; its stack is an array and a global that says how many values are there.

.global stack
.global height

.func main
.local word
    const 100
    newarr
    gstore stack
next:
    host read_line
    lstore word
    lload word
    ldc "="
    eq
    jt done
    lload word
    ldc "+"
    eq
    jt plus
    lload word
    ldc "-"
    eq
    jt minus
    lload word
    ldc "*"
    eq
    jt times
    lload word
    s2i
    rjmp result
plus:
    call take
    call take               ; stack: 4
    add
    rjmp result
minus:
    call take
    call take
    swap                    ; the right operand came off first
    sub                     ; stack: 14 2
    rjmp result
times:
    call take
    call take
    mul
result:
    call put
    rjmp next
done:
    call take
    print                   ; expect: 24
    halt
; (3 + 4) * 2 - 2, and that times 2
; input: 3
; input: 4
; input: +
; input: 2
; input: *
; input: 2
; input: -
; input: 2
; input: *
; input: =

.func put value
    gload stack
    gload height
    lload value
    astore
    gload height
    const 1
    add
    gstore height
    ret

.func take
    gload height
    const 1
    sub
    gstore height
    gload stack
    gload height
    aload
    ret
