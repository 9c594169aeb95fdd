; Parameters
; The arguments are pushed from left to right. The call moves them from the stack of the caller into the frame of the
; function: the leftmost is local 0. Whatever the function leaves on its part of the stack is its result.

.func main
    const 10
    const 3                 ; stack: 10
    call minus              ; stack: 10 3
    print                   ; expect: 7
    const 3
    const 10
    call minus              ; stack: 3 10
    print                   ; expect: -7
    halt                    ; steps: 17

.func minus a b
    lload a                 ; stack:
    lload b                 ; stack: 10
    sub                     ; stack: 10 3
    ret                     ; stack: 7
