; The return address pushed by hand
; A call without call: the caller pushes the address to come back to, then the arguments, and jumps. The routine uses the
; same part of the stack, takes its arguments off, and has the return address under its result; it swaps the two and
; jumps to it. It cleans up after its caller: when it is back, only the result is left.

    const back                  ; stack:
    const 7
    const 3
    jmp squares                 ; stack: 20 7 3
back:
    print                       ; expect: 40 ; stack: 40
    jmp end

squares:
    dup                         ; stack: 20 7 3
    mul
    swap
    dup
    mul                         ; stack: 20 9 7 7
    swap
    sub
    swap                        ; stack: 20 40
    jmpi                        ; stack: 40 20
end:
    halt                        ; steps: 16
