; Bits
; The same words as patterns. Switch the numbers of the page to binary and watch.

.machine register
    load $0 #0b1100
    load $1 #0b1010
    and $0 $1 $2
    prti $2                 ; expect: 8
    host newline
    or $0 $1 $2
    prti $2                 ; expect: 14
    host newline
    xor $0 $1 $2
    prti $2                 ; expect: 6
    host newline
    not $0 $2
    prti $2                 ; expect: -13
    host newline
    hlt                     ; steps: 15
