; Forgetting to pop
; Each turn leaves a copy of i on the stack. The program still counts right, but the stack grows and grows: watch SP.
; The verifier sees that the loop comes back with another height.

.func main
.local i
loop:
    lload i                 ; expect warning: Depending on how the program gets here, the stack has 0 values (from the beginning of the function) or 1 value (from line 16).
    const 1
    add
    dup                     ; the copy that nobody takes away
    lstore i
    lload i
    const 3
    lt
    jt loop
    lload i
    print                   ; expect: 3
    print                   ; expect: 3
    print                   ; expect: 2
    print                   ; expect: 1
    halt
