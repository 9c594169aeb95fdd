; One register for two results
; div writes a quotient and a remainder, and pop moves sp besides: where both would go to one register, one of them would be lost.

.machine register
    load $0 #17
    load $1 #5
    div $0 $1 rem           ; expect error: div also puts a value into rem by itself, so its quotient cannot go there: one of the two would be lost.
    push $0
    pop sp                  ; expect error: pop also puts a value into sp by itself, so its result cannot go there: one of the two would be lost.
    load $f0 #1             ; expect error: $f0 holds floats, and load needs a register for whole numbers here.
    hlt
