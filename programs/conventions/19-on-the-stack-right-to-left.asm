; Arguments on the stack, the last one first
; As programs in C do it where registers are few: the last argument is pushed first, so that the first one is the nearest
; to FP, at fp + 8 behind the saved FP and the return address, whatever their number. After the call the caller takes the
; arguments off again: it alone knows how many it has pushed.

.machine register

.func main
    load $4 #3
    push $4                     ; b
    load $4 #7
    push $4                     ; a
    call squares
    addi sp #8                  ; the caller cleans up
    prti $0                     ; expect: 40
    host newline
    hlt

.func squares
    loadm fp $4 8               ; a
    loadm fp $5 12              ; b
    mul $4 $4 $4
    mul $5 $5 $5
    sub $4 $5 $0
    ret
