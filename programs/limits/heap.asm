; The heap is full
; A string that is joined to itself doubles in each turn: after twenty turns a handful of letters fills megabytes.

.func main
.local text
    ldc "to be or not to be, "
    lstore text
loop:
    lload text
    lload text
    concat                  ; expect trap: The heap is full: a string of 5242880 characters needs 10485768 bytes, but only 6291352 of 16777216 are free.
    lstore text
    rjmp loop
