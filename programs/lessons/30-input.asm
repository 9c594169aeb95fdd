; Input
; read_line and read_int ask for a line of input. When there is none yet the machine waits: type one. At the end of the
; input they give null. Go back over an input and forward again: the same line is read.

    ldc "Your name? "
    host print
    host read_line          ; stack:
    print                   ; stack: "Ada"
    ldc "Your age? "
    host print
    host read_int           ; stack:
    const 1                 ; stack: 36
    add
    print                   ; stack: 37
    host read_line
    print                   ; stack: null
    halt                    ; steps: 13
; input: Ada
; input: 36
; expect: Your name? Ada
; expect: Your age? 37
; expect: null
