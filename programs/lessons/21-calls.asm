; A call
; call makes a new frame: it remembers the address to come back to and has a part of the operand stack of its own. FP
; moves up to where that part begins. ret takes the frame away and goes back; stepping "over" runs the whole call at
; once.

.func main
    const 1
    call greet              ; stack: 1
    call greet              ; stack: 1
    print                   ; stack: 1
    halt                    ; steps: 11

.func greet
    ldc "good day"          ; stack: 1
    print                   ; stack: 1 "good day"
    ret                     ; stack: 1
; expect: good day
; expect: good day
; expect: 1
