; Sixteen bits for a number
; load has 16 bits for its number and extends them by their sign: from -32768 to 32767. Written as bytes, 0x9c40 was meant
; as 40000, and what comes is 40000 - 65536. Nothing says so but the result.

.machine register

.func main
    .byte 0 0 0x9c 0x40         ; load $0, and these are 40000 without a sign
    prti $0                     ; expect: -25536
    host newline
    load $0 #-25536             ; the same instruction
    load $1 #0
    call squares
    prti $0                     ; expect: 652087296
    host newline
    hlt

.func squares a b
    mul a a $4
    mul b b $5
    sub $4 $5 $0
    ret
