; An illegal instruction
; Not every byte is an opcode. igl is one that is illegal on purpose; a byte that is none is the same to the machine.

.machine register
    prts "so far\n"         ; expect: so far
    igl                     ; expect trap: The instruction at 0x0004 is an illegal one.
