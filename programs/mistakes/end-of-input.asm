; Forgetting that input can end
; At the end of the input there is null instead of a number, and null cannot be added.

.func main
.local sum
loop:
    lload sum
    host read_int
    add                     ; expect trap: add needs two numbers, but got null.
    lstore sum
    rjmp loop
; input: 3
; input: 4
