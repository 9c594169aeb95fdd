; Names of the program, names of the machine
; A label may be called loop although a register is: what the program declares is what its names mean. With a $ the register is meant.

.machine register
    load $0 #3
loop:
    dec $0
    load $1 #0
    gt $0 $1
    jmpe loop               ; the label, and not the address in the register
    prti $0                 ; expect: 0
    host newline
    cloop #7
    prti $loop              ; expect: 7
    host newline
    call @eq                ; the frame is called eq
    prti $0                 ; expect: 5
    hlt
eq:
    load $0 #5
    ret
