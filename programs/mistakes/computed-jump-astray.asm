; A computed jump that misses
; The entries of the table are 5 bytes each, and the program counts 4. It lands inside the second entry and does what
; the bytes there say: 00 is nop, and 21, meant as the number 33, is dup. Who wrote this program never wrote a dup.

    const 2                 ; wanted is entry number 2
    const 4
    mul
    const first - here
    add
here:
    rjmpi
first:
    const 10
    const 33                ; expect trap: dup needs 1 value, but the stack is empty.
    const 30
    print
    halt
