; Free, but in pieces
; Of twelve small arrays every other one is dropped. A sweep makes six holes of 32 bytes, and 192 bytes are free; but an array
; of 14 needs 128 of them in one piece. Look at the memory map. The next file is the same with another collector.

.collector mark-sweep
.heap 512

.func main
.local kept i
    const 12
    newarr                  ; 112 bytes
    lstore kept
fill:
    lload kept
    lload i
    const 2
    newarr                  ; 32 bytes, twelve times
    astore
    lload i
    const 1
    add
    dup
    lstore i
    const 12
    lt
    jt fill
    const 0
    lstore i
drop:
    lload kept
    lload i
    null
    astore                  ; nothing refers to it now
    lload i
    const 2
    add
    dup
    lstore i
    const 12
    lt
    jt drop
    const 14
    newarr                  ; expect trap: The heap is full: an array of 14 needs 128 bytes, but only 208 of 512 are free.
    alen
    print
    halt
