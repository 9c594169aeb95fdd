; A function that calls itself
; Each call has a frame of its own, so each has its own n. Watch the frames pile up until n is 0, and the values wait on
; the stack below until the inner calls return. The timeline draws the depth as a hill.

.func main
    const 4
    call sumTo              ; stack: 4
    print                   ; expect: 10
    halt                    ; steps: 44

; 1 + 2 + ... + n
.func sumTo n
    lload n                 ; stack:
    jf zero                 ; stack: 4
    lload n                 ; stack:
    lload n                 ; stack: 4
    const 1                 ; stack: 4 4
    sub
    call sumTo              ; stack: 4 3
    add                     ; stack: 4 3 2 1 0
    ret                     ; stack: 4 3 2 1
zero:
    const 0                 ; stack: 4 3 2 1
    ret
