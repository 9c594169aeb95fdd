; There by a direct absolute branch
; jmp carries the address of its target. The routine is reached by such a branch, and goes back by another: so it can
; serve one caller only. Look at the bytes in the listing: moved to another place, this code would no longer work.

    const 7
    const 3
    jmp squares                 ; stack: 7 3
back:
    print                       ; expect: 40 ; stack: 40
    jmp end

squares:
    dup
    mul
    swap
    dup
    mul
    swap
    sub
    jmp back                    ; stack: 40
end:
    halt                        ; steps: 14
