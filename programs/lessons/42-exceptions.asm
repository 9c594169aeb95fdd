; Exceptions
; throw takes any value and leaves the function, and the one that called it, and so on, up to one that has a handler for
; the place of its call: .catch says between which two labels, and where it goes on. There nothing lies on the function's
; part of the stack but what was thrown. Step inside the throw to see the frames go one by one.

.func main
.catch try tried handler
try:
    const 1
    const 2                 ; these two are lost
    const 30
    call check              ; stack: 1 2 30
    ldc "not printed"
    print
tried:
    halt
handler:
    print                   ; expect: too hot: 30
    const 15
    call check              ; this one has no handler, and needs none
    print                   ; expect: fine
    halt

; Says that a temperature is fine, or throws.
.func check degrees
    lload degrees
    const 25
    call limit
    ldc "fine"
    ret

; Throws when a number is greater than a limit.
.func limit n most
    lload n
    lload most
    gt
    jf fine
    ldc "too hot: "
    lload n
    i2s
    concat
    throw                   ; stack: 1 2 "too hot: 30"
fine:
    ret
