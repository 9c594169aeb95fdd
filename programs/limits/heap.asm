; The heap is full
; Each turn makes a large array whose first element refers to the one before, so all of them are in use. Look at the
; memory map: four fit, the fifth does not.

.func main
.local last
loop:
    const 500_000
    newarr                  ; expect trap: The heap is full: an array of 500000 needs 4000016 bytes, but only 777152 of 16777216 are free.
    dup
    const 0
    lload last
    astore
    lstore last
    rjmp loop
