; A smashed stack
; The return address is a word like any other. A function that writes behind its own room writes over it, and notices only
; when it returns. The frames panel says where the chain of frames is broken.

.machine register
.func main
    call careless
    hlt

.func careless
.local room
    addi sp #-4
    load $0 #9999
    setm fp $0 room         ; fine
    setm fp $0 4            ; this is the return address
    ret                     ; expect trap: ret leads to 0x270f, but the code reaches from 0x0000 to 0x001c.
