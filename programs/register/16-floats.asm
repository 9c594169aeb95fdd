; Floats
; 32 registers of 64 bits, $f0 to $f31, with instructions of their own: nothing in the bits says that they are a float.
; loadf64 takes a whole number; a fraction comes from the data segment.

.machine register
.data
result: .float 0
.code
    loadf64 $f0 #3
    ldcf64 $f1 #0.5
    addf64 $f0 $f1 $f2
    prtf $f2                ; expect: 3.5
    host newline
    subf64 $f0 $f1 $f2
    prtf $f2                ; expect: 2.5
    host newline
    mulf64 $f2 $f2 $f2
    prtf $f2                ; expect: 6.25
    host newline
    divf64 $f2 $f1 $f3
    prtf $f3                ; expect: 12.5
    host newline
    f2i $f3 $0              ; cut toward zero
    prti $0                 ; expect: 12
    host newline
    i2f $0 $f4
    movef64 $f4 $f5
    load $1 @result
    setmf $1 $f5            ; eight bytes
    loadmf $1 $f6
    prtf $f6                ; expect: 12.0
    host newline
    loadm $1 $2             ; half of a float is no number that means anything
    prti $2                 ; expect: 0
    host newline
    hlt
