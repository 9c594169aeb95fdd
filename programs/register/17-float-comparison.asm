; Floats compared
; The same flag, other instructions. 0.1 has no exact form in binary, so a sum of ten of them is not 1: compare a distance
; in place of equality.

.machine register
    ldcf64 $f0 #0.1
    loadf64 $f1 #0
    loadf64 $f2 #1
    cloop #9
sum:
    addf64 $f1 $f0 $f1
    loop @sum
    prtf $f1                ; expect: 0.9999999999999999
    host newline
    eqf64 $f1 $f2
    prti eq                 ; expect: 0
    host newline
    neqf64 $f1 $f2
    prti eq                 ; expect: 1
    host newline
    ltf64 $f1 $f2
    prti eq                 ; expect: 1
    host newline
    ltef64 $f2 $f1
    prti eq                 ; expect: 0
    host newline
    gtf64 $f2 $f1
    prti eq                 ; expect: 1
    host newline
    gtef64 $f1 $f2
    prti eq                 ; expect: 0
    host newline
    subf64 $f2 $f1 $f3
    ldcf64 $f4 #1e-9
    ltf64 $f3 $f4
    prti eq                 ; expect: 1
    host newline
    hlt
