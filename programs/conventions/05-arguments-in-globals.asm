; Arguments in globals
; The oldest convention: every function has cells of its own, at fixed places, for arguments and result. Calls cost
; nothing to prepare, and the values can be looked at afterwards. But there is only one set of cells: a function that
; calls itself would overwrite its own arguments.

.global a
.global b
.global result

.func main
    const 7
    gstore a
    const 3
    gstore b
    call squares                ; stack:
    gload result
    print                       ; expect: 40 ; stack: 40
    halt                        ; steps: 17

.func squares
    gload a
    dup
    mul
    gload b
    dup
    mul
    sub
    gstore result               ; stack: 40
    ret                         ; stack:
