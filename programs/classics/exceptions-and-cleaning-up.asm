; A stack of exceptions
; Three functions hold a door open each while they call the next; the innermost throws. What must be done in any case, closing the
; door, stands twice: behind the call, and in a handler that throws on what it caught. The second failure, while the first
; one is handled, keeps the first as its cause, so that the whole chain can be told at the end.

.class Failure
.field message cause

.func main
.local failure
.catch try tried handler Failure
try:
    const 3
    call enter
tried:
    halt
handler:
    lstore failure
tell:
    lload failure
    getf message
    print
    lload failure
    getf cause
    dup
    lstore failure
    jt tell
    halt
; expect: door 3 opened
; expect: door 2 opened
; expect: door 1 opened
; expect: door 1 closed
; expect: door 2 closed
; expect: door 3 closed
; expect: the way through 2 failed
; expect: Division by zero.

; Goes through as many doors as n says, and fails behind the last.
.func enter n
.catch inside outside failed
    ldc "opened"
    lload n
    call tell
inside:
    lload n
    const 1
    eq
    jt last
    lload n
    const 1
    sub
    call enter
    rjmp outside
last:
    lload n
    const 0
    div
    pop
outside:
    ldc "closed"
    lload n
    call tell
    ret
failed:                     ; whatever it was, the door is closed first
    ldc "closed"
    lload n
    call tell
    lload n
    call chained            ; stack: "Division by zero." 1
    throw

; What was caught behind door n as a failure: door 2 says more about it.
.func chained what n
.local failure
    lload what
    instanceof Failure
    jt known
    new Failure
    lstore failure
    lload failure
    lload what
    putf message
    lload failure
    lstore what
known:
    lload n
    const 2
    eq
    jt say
    lload what
    ret
say:
    new Failure
    lstore failure
    lload failure
    ldc "the way through 2 failed"
    putf message
    lload failure
    lload what
    putf cause
    lload failure
    ret

.func tell what n
    ldc "door "
    lload n
    i2s
    concat
    ldc " "
    concat
    lload what
    concat
    print
    ret
