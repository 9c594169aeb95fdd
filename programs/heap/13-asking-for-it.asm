; Asking for a collection
; gc collects now, whether the heap is full or not. The array that nobody holds any more goes; the one in the global stays, and since
; the other lay before it, it moves: its address is another one, and it is the same object all the same.

.collector mark-compact
.heap 512
.global kept null

.func main
    const 3
    newarr                  ; at 0x40
    const 2
    newarr                  ; at 0x68
    gstore kept
    pop
    gc                      ; now the second one is at 0x40
    gload kept
    dup
    const 0
    const 9
    astore
    print                   ; expect: [9, 0]
    halt
