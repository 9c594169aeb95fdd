; Three loops inside each other
; Integer arithmetic in locals. Reads n, prints a sum over all i, j, k below n.

.func main
.local n i j k sum
    host read_int
    lstore n
rows:
    lload i
    lload n
    lt
    jf done
    const 0
    lstore j
columns:
    lload j
    lload n
    lt
    jf rowDone
    const 0
    lstore k
layers:
    lload k
    lload n
    lt
    jf columnDone
    lload sum
    lload i
    lload j
    xor
    add
    lload k
    sub
    lstore sum
    lload k
    const 1
    add
    lstore k
    rjmp layers
columnDone:
    lload j
    const 1
    add
    lstore j
    rjmp columns
rowDone:
    lload i
    const 1
    add
    lstore i
    rjmp rows
done:
    lload sum
    print
    halt
