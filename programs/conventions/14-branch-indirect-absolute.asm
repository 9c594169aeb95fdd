; There and back by indirect absolute branches
; jmpi takes the address from the stack, so that the caller can say where to come back to: this is what makes of a piece
; of code a routine with any number of callers. Here there are two.

    const first
    const 7
    const 3
    const squares
    jmpi                        ; stack: 21 7 3 49
first:
    print                       ; expect: 40 ; stack: 40
    const second
    const 3
    const 7
    const squares
    jmpi
second:
    print                       ; expect: -40
    jmp end

squares:
    dup
    mul
    swap
    dup
    mul
    swap
    sub
    swap                        ; stack: 21 40
    jmpi                        ; stack: 40 21
end:
    halt
