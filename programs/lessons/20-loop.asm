; A loop
; A loop is a condition, a branch out of it, a body, and a jump back. The stack is as high at the jump back as it was
; at the beginning: what a loop leaves on the stack piles up with every turn.

.global i 1
.global sum

loop:
    gload i                 ; stack:
    const 10                ; stack: 1
    lte                     ; stack: 1 10
    jf done
    gload sum               ; sum = sum + i
    gload i                 ; stack: 0
    add
    gstore sum              ; stack: 1
    gload i                 ; i = i + 1
    const 1
    add
    gstore i                ; stack: 2
    jmp loop
done:
    gload sum
    print                   ; expect: 55
    halt                    ; steps: 137
