; How fast are you?
; Reads the clock, waits for a line, and reads the clock again. A step back over the input and forward again gives the
; same time: the machine remembers what the world told it.

.func main
.local began
    ldc "Press return!"
    print                   ; expect: Press return!
    host clock
    lstore began            ; stack: 1700000000000
    host read_line
    pop                     ; stack: "now"
    host clock
    lload began
    sub                     ; stack: 1700000000231 1700000000000
    host print
    ldc " milliseconds"
    print                   ; expect: 231 milliseconds
    halt                    ; steps: 13
; clock: 1700000000000
; input: now
; clock: 1700000000231
