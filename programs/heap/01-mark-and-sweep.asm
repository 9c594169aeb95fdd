; Mark and sweep
; The heap is small, so it is full soon: then the collector goes from the roots to all that can be reached and marks it,
; and walks through the heap to make free blocks of the rest. Go inside the newarr at which that happens (part by part):
; white objects turn grey, then black; what is still white in the end is free. Nothing moves.

.collector mark-sweep
.heap 512

.func main
.local kept i
    const 4
    newarr
    lstore kept             ; the only array that is used again
loop:
    lload i
    const 100
    lt
    jf done
    const 6
    newarr                  ; 64 bytes that nothing refers to after the next instruction
    pop
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    lload kept
    print                   ; expect: [0, 0, 0, 0]
    halt                    ; 6448 bytes were made in a heap of 512
