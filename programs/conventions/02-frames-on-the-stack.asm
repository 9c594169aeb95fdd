; The frame on the operand stack
; The same source as before but for one line. Now nothing is kept apart: the arguments stay where they were pushed, call
; puts the return address and the caller's FP on top of them, and ret takes all of it away. Every cell can be edited:
; write another address into the cell of the return address, and ret believes it.

.frames linked

.func main
    const 7                     ; stack:
    const 3                     ; stack: 7
    call squares                ; stack: 7 3
    print                       ; expect: 40 ; stack: 40
    halt                        ; steps: 13

.func squares a b
    lload a                     ; stack: 7 3 0x000d 0
    dup
    mul
    lload b                     ; stack: 7 3 0x000d 0 49
    dup
    mul
    sub                         ; stack: 7 3 0x000d 0 49 9
    ret                         ; stack: 7 3 0x000d 0 40
