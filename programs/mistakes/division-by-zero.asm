; Dividing by zero
; The average of no numbers: the count is 0 when the loop never ran. The two operands are still on the stack when the
; machine stops, since a trapped instruction does nothing.

.func main
.local sum count
    lload sum
    lload count
    div                     ; expect trap: Division by zero.
    print
    halt
