; Memory, word by word
; Memory is one row of bytes, and an address is a number like any other. loadm reads the four bytes at the address in a
; register, setm writes them; a number behind is added to the address. The lowest byte of a word comes first: look at the
; bytes of 258 in the memory panel.

.machine register
.data
numbers: .integer 10 20 258
.code
    load $1 @numbers
    loadm $1 $2             ; the word at numbers
    prti $2                 ; expect: 10
    host newline
    loadm $1 $2 8           ; eight bytes further
    prti $2                 ; expect: 258
    host newline
    load $3 #99
    setm $1 $3 4
    loadm $1 $2 4
    prti $2                 ; expect: 99
    host newline
    addi $1 #8
    loadm $1 $2 -4          ; from behind: the same word
    prti $2                 ; expect: 99
    host newline
    hlt
