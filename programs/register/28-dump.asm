; The whole state
; dump writes registers, flags, frames and heap to the output, for those who read numbers.

.machine register
    load $0 #1
    prts "before\n"         ; expect: before
    dump                    ; expect: ...
    hlt
