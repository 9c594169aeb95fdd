; Texts and numbers that end too early
; A string ends on its line, and a comment begins with a semicolon. Every line with an error is reported.

    ldc "hello              ; expect error: This string has no end.
    const 12x               ; expect error: '12x' is not a number.
    print  // write it      ; expect error: Unexpected character '/'.
    halt
