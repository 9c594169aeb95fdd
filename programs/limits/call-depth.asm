; Too many frames
; A function that only calls itself. Each frame is small, but their number has a limit.

.func main
    call again
    halt

.func again
    call again              ; expect trap: The call of again goes too deep: there are 10000 frames already.
    ret
; steps: 10000
