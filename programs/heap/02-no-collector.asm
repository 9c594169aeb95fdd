; Without a collector
; The same garbage, and nobody who takes it away. All the arrays in the heap but one are garbage: the graph of objects
; shows them grey.

.collector none
.heap 512

.func main
.local kept
    const 4
    newarr
    lstore kept
loop:
    const 6
    newarr                  ; expect trap: The heap is full: an array of 6 needs 64 bytes, but only 16 of 512 are free.
    pop
    rjmp loop
