; Writing values
; print pops a value and writes it and a newline to the output. host print writes it without the newline, so several
; values can share a line. Both take the value away: who still needs it copies it first with dup.

    const 12
    dup                     ; stack: 12
    print                   ; expect: 12
    host print              ; stack: 12
    ldc " is a dozen"
    print                   ; expect: 12 is a dozen
    halt                    ; steps: 7
