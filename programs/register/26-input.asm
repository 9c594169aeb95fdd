; Input
; host read_int reads a number into $0, host read_line a text into memory: $0 says where, $1 how much room there is. eq
; tells whether there was anything to read.
; input: 20
; input: 22
; input: Ada

.machine register
.data
name: .space 8
.code
    host read_int
    move $0 $4
    host read_int
    add $0 $4 $0
    prti $0                 ; expect: 42
    host newline
    load $0 @name
    load $1 #8
    host read_line
    prti $0                 ; expect: 3
    host newline
    prts @name              ; expect: Ada
    host newline
    host read_int           ; nothing is left
    prti eq                 ; expect: 0
    host newline
    hlt
