; Half is not enough
; 640 bytes live at once, and the heap has 1024: enough for any other collector. But only one half at a time holds objects, and that
; is 512.

.collector semi-space
.heap 1024

.func main
.local kept i
    const 10
    newarr
    lstore kept
fill:
    lload kept
    lload i
    const 4
    newarr                  ; expect trap: The heap is full: an array of 4 needs 48 bytes, but only 32 of 512 are free.
    astore
    lload i
    const 1
    add
    dup
    lstore i
    const 10
    lt
    jt fill
    halt
