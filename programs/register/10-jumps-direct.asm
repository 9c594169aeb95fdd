; Direct jumps
; The address stands in the instruction: 16 bits, as a label says it. djmp always goes, djmpe when eq is 1, djmpn when it is 0.

.machine register
    load $0 #10             ; the first number
    load $1 #4              ; the second
    djmp compare
swap:
    move $0 $2
    move $1 $0
    move $2 $1
compare:
    lt $1 $0
    djmpe swap              ; until the smaller one comes first
    neq $0 $1
    djmpn same
    prti $0                 ; expect: 4
    host newline
    prti $1                 ; expect: 10
    host newline
same:
    hlt                     ; steps: 17
