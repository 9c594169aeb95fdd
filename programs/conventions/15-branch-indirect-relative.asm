; There by an indirect relative branch
; rjmpi takes a distance from the stack, counted from its own address. A label minus another is a distance, so nothing in
; this code depends on where it is loaded, and yet the target may be computed.

    const 7
    const 3
    const squares - there
there:
    rjmpi                       ; stack: 7 3 7
back:
    print                       ; expect: 40 ; stack: 40
    rjmp end

squares:
    dup
    mul
    swap
    dup
    mul
    swap
    sub
    const back - again
again:
    rjmpi
end:
    halt
