; Cycles that marking frees
; The same pairs as in the file before. Marking begins at the roots and never comes to a pair that nothing else knows: what is
; in a cycle is not marked, and so it is swept away.

.collector mark-sweep
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
    new Node
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
    print                   ; expect: 100
    halt
