; Too much output
; A loop that prints and never ends. The output has a limit, and the line that does not fit any more is not written.

; expect: All work and no play makes Jack a dull boy.
; expect: ...
loop:
    ldc "All work and no play makes Jack a dull boy."
    print                   ; expect trap: The output is full: a program may write 1000000 characters.
    jmp loop
