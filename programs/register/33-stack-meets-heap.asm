; The stack meets the heap
; Heap and stack grow towards each other. Where they would meet, the machine stops the program; a machine without that
; check would write one over the other.

.machine register
.memory 256
.func main
    load $0 #100
    aloc $0
    call deeper
    hlt

.func deeper
    inc $1
    push $1
    call deeper             ; expect trap: The stack meets the heap: call needs 8 bytes below 0x0068, but the heap ends at 0x0068.
    ret
