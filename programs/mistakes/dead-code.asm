; Code that is never reached
; Behind an unconditional jump only a label can bring the machine back. The verifier says so before anything runs.

    const 1
    jmp write
    const 2                 ; expect warning: These 2 instructions are never reached.
    add
write:
    print                   ; expect: 1
    halt
