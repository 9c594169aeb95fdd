; Cycles that counting never frees
; Two objects that refer to each other keep each other's count at one, though nothing else knows them. Reference counting
; loses them for ever, and the heap fills with garbage. The next file is the same with another collector.

.collector reference-counting
.heap 1024

.class Node
.field other

.func main
.local a b i
loop:
    lload i
    const 100
    lt
    jf done
    new Node                ; expect trap: The heap is full: an object of class Node needs 24 bytes, but only 16 of 1024 are free.
    lstore a
    new Node
    lstore b
    lload a
    lload b
    putf other
    lload b
    lload a
    putf other
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    lload i
    print
    halt
