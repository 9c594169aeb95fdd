; The operands in the wrong order
; Wanted was 10 - 3. Nothing is trapped and no warning is given: the result is only wrong. Step to sub and read its
; sentence: it says which number was subtracted from which.

    const 3
    const 10
    sub                     ; stack: 3 10
    print                   ; expect: -7
    halt                    ; steps: 5
