; Jumping to a number that is no address
; jmpi takes whatever lies on top. A value was left above the return address, and it is taken for the address.

    const back
    jmp subroutine
back:
    halt
subroutine:
    const 1000              ; left behind by mistake
    jmpi                    ; expect trap: jmpi leads to 0x03e8, but the code reaches from 0x0000 to 0x0011. ; expect warning: jmpi goes to 0x03e8, outside the code, which has the addresses 0 to 0x0010.
