; Words wrap
; A word has 32 bits and no idea of a number: what does not fit is lost, and after the greatest comes the smallest.

.machine register
    load $0 #2147483647
    inc $0
    prti $0                 ; expect: -2147483648
    host newline
    load $1 #65536
    mul $1 $1 $2
    prti $2                 ; expect: 0
    host newline
    dec $0
    prti $0                 ; expect: 2147483647
    host newline
    hlt
