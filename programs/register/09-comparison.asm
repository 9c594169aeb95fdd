; Comparisons set a flag
; A comparison writes no register of yours. It sets the equal flag, eq, to 1 or 0, and the next branch asks the flag: so
; the two need not stand together. Each comparison overwrites what the one before it found.

.machine register
    load $0 #3
    load $1 #4
    eq $0 $1
    prti eq                 ; expect: 0
    host newline
    neq $0 $1
    prti eq                 ; expect: 1
    host newline
    lt $0 $1
    prti eq                 ; expect: 1
    host newline
    lte $1 $0
    prti eq                 ; expect: 0
    host newline
    gt $1 $0
    move eq $2              ; kept, since the next one overwrites it
    gte $0 $1
    prti eq                 ; expect: 0
    host newline
    prti $2                 ; expect: 1
    host newline
    hlt
