; Registers
; A register machine has no operand stack: its instructions name the registers that they read and write. $0 to $31 hold
; one word of 32 bits each. Registers stand from left to right, the one that is written last.

.machine register
    nop
    load $0 #7              ; $0 becomes 7
    load $1 #5
    move $0 $2              ; from $0, to $2: $0 keeps its value
    add $0 $1 $3            ; $3 becomes $0 + $1
    prti $2                 ; expect: 7
    host newline
    prti $3                 ; expect: 12
    host newline
    hlt                     ; steps: 10
