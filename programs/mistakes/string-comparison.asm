; Comparing digits instead of numbers
; Input read as a line is a string. As strings, "10" comes before "9", since '1' comes before '9'. s2i, or read_int,
; makes numbers of them.

    host read_line
    host read_line
    lt                      ; stack: "9" "10"
    print                   ; expect: 0
    halt
; input: 9
; input: 10
