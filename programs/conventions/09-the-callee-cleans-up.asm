; The callee cleans up
; The same routine, but it brings the stack in order itself before it goes back: the result takes the place of the
; arguments. The caller has less to do, and the code for it is there only once. But the routine must know how many
; arguments there are.

    const 7
    const 3
    const back
    jmp squares                 ; stack: 7 3 20
back:
    print                       ; expect: 40 ; stack: 40
    halt

squares:
    pick 2                      ; stack: 7 3 20
    dup
    mul
    pick 2
    dup
    mul
    sub
    rot                         ; stack: 7 3 20 40
    pop                         ; stack: 7 20 40 3
    rot
    pop                         ; stack: 20 40 7
    swap
    jmpi                        ; stack: 40 20
