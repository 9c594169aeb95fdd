; Input that is no number
; read_int wants digits. Step back, change the input, and go on from there.

    host read_int           ; expect trap: host read_int needs a whole number, but the line is "seven".
    print
    halt
; input: seven
