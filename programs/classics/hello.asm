; Hello, world
; The first program of every language. Three instructions, three steps: a string is pushed, written, and the program
; ends.

    ldc "Hello, world!"
    print                   ; expect: Hello, world!
    halt                    ; steps: 3
