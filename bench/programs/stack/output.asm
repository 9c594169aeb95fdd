; Output
; Writes a line in every turn. Reads n, writes the numbers below n with a space behind each, then, on a line of its own, their sum.
; Needs room for more output than usual.

.func main
.local n i sum
    host read_int
    lstore n
loop:
    lload i
    lload n
    lt
    jf done
    lload i
    host print
    ldc " "
    host print
    lload sum
    lload i
    add
    lstore sum
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    ldc "\n"
    host print
    lload sum
    print
    halt
