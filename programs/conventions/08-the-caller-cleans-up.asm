; The caller cleans up
; The routine copies its arguments with pick and leaves them where they are. So the caller finds them again under the
; result, and takes them off itself. It costs instructions at every call, but a routine may be given more arguments than
; it looks at: that is how a function with any number of arguments is called.

    const 7
    const 3
    const back
    jmp squares                 ; stack: 7 3 20
back:
    swap                        ; stack: 7 3 40
    pop                         ; stack: 7 40 3
    swap
    pop                         ; stack: 40 7
    print                       ; expect: 40 ; stack: 40
    halt

squares:
    pick 2                      ; stack: 7 3 20
    dup
    mul
    pick 2
    dup
    mul
    sub                         ; stack: 7 3 20 49 9
    swap                        ; stack: 7 3 20 40
    jmpi
