; An array too long
; The size is checked before anything is made: nothing of it remains in the heap.

    const 1_000_000_000
    newarr                  ; expect trap: The heap is full: an array of 1000000000 needs 8000000016 bytes, but only 16777216 of 16777216 are free.
    pop
    halt
