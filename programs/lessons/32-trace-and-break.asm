; Tracing and stopping
; break stops a run in the debugger at this place, and does nothing where nobody watches. trace switches a log on: each
; executed instruction is written to the output, with the stack it left. A second trace switches it off.

    const 6                 ; stack:
    break                   ; stack: 6
    trace                   ; stack: 6
    const 7
    mul                     ; stack: 6 7
    trace
    print                   ; stack: 42
    halt                    ; steps: 8
; expect: 0x0007  const 7              [6 7]
; expect: 0x000c  mul                  [42]
; expect: 0x000d  trace                [42]
; expect: 42
