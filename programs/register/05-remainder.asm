; Quotient and remainder
; div cuts toward zero and leaves what remains in a register of its own, rem. mod is for those who want only that.

.machine register
    load $0 #17
    load $1 #5
    div $0 $1 $2
    prti $2                 ; expect: 3
    host newline
    prti rem                ; expect: 2
    host newline
    neg $0 $0
    div $0 $1 $2
    prti $2                 ; expect: -3
    host newline
    prti rem                ; expect: -2
    host newline
    load $1 #7
    mod $0 $1 $3            ; rem stays as it was
    prti $3                 ; expect: -3
    host newline
    prti rem                ; expect: -2
    host newline
    hlt
