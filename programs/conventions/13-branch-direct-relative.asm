; There by a direct relative branch
; rjmp carries a distance, counted from its own address: forward to the routine, backward to the caller. The whole code
; may be loaded anywhere, and still every branch finds its target. The routine still serves one caller only.

    const 7
    const 3
    rjmp squares                ; stack: 7 3
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
    rjmp back                   ; stack: 40
end:
    halt                        ; steps: 14
