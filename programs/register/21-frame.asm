; A frame
; Locals that no register holds live below fp: make room by moving sp, and reach them by their names, which stand for
; their distance from fp. Arguments beyond the fourth are pushed, the last one first, and lie above the two words of the
; call. ret sets sp back to fp, so the room of the locals goes of itself; the pushed arguments the caller takes away.

.machine register
.func main
    load $9 #6
    push $9
    load $9 #5
    push $9
    load $0 #1
    load $1 #2
    load $2 #3
    load $3 #4
    call weigh
    addi sp #8              ; the two arguments on the stack
    prti $0                 ; expect: 91
    host newline
    hlt

; 1a + 2b + 3c + 4d + 5e + 6f
.func weigh a b c d e f
.local sum weight
    addi sp #-8             ; room for two words
    setm fp a sum
    load $4 #2
    setm fp $4 weight
    move b $5
    call add_weighed_b
    move c $5
    loadm fp $6 sum
    load $7 #3
    mul $5 $7 $5
    add $6 $5 $6
    load $7 #4
    mul d $7 $5
    add $6 $5 $6
    loadm fp $5 e
    load $7 #5
    mul $5 $7 $5
    add $6 $5 $6
    loadm fp $5 f
    load $7 #6
    mul $5 $7 $5
    add $6 $5 $0
    ret

; A helper that reaches into the frame of its caller: the saved fp, at fp, is the way there.
.func add_weighed_b
    loadm fp $6             ; the caller's fp
    loadm $6 $7 -8          ; its weight
    mul $5 $7 $5
    loadm $6 $7 -4          ; its sum
    add $7 $5 $7
    setm $6 $7 -4
    ret
