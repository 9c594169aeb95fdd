; The first way out: in two halves
; lui moves what a register has 16 bits up and puts 16 more below it. So a number of 32 bits takes two instructions and no
; memory. Written as one load with a great number, the assembler makes the two of it: look at the listing.

.machine register

.func main
    load $0 #1                  ; 65536 times 1
    lui $0 #0x86a0              ; and 34464: 100000
    prti $0                     ; expect: 100000
    host newline
    load $0 #40000              ; becomes load $0 #0 and lui $0 #40000
    load $1 #39999
    call squares
    prti $0                     ; expect: 79999
    host newline
    hlt

.func squares a b
    mul a a $4
    mul b b $5
    sub $4 $5 $0
    ret
