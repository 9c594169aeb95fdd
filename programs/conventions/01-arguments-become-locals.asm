; Arguments become locals
; One function, a*a - b*b, is called in each file of this folder, each time under another convention. This is the usual
; one of the stack machine: the caller pushes the arguments from left to right, call takes them off and makes them the
; first locals of a new frame, and ret leaves the result where they were. The callee cleans up.

.func main
    const 7                     ; stack:
    const 3                     ; stack: 7
    call squares                ; stack: 7 3
    print                       ; expect: 40 ; stack: 40
    halt                        ; steps: 13

.func squares a b
    lload a                     ; stack:
    dup
    mul
    lload b                     ; stack: 49
    dup
    mul
    sub                         ; stack: 49 9
    ret                         ; stack: 40
