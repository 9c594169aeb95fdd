; A stack in memory
; The stack is a part of memory that grows down from the end. sp holds the address of the word on top: push lowers it by
; 4 and stores, pop loads and raises it. What was popped still stands there until something is pushed over it.

.machine register
    move sp $9
    load $0 #1
    load $1 #2
    push $0
    push $1
    sub $9 sp $2
    prti $2                 ; expect: 8
    host newline
    loadm sp $3 4           ; below the top, without popping
    prti $3                 ; expect: 1
    host newline
    pop $0                  ; the two have changed places
    pop $1
    prti $0                 ; expect: 2
    host newline
    prti $1                 ; expect: 1
    host newline
    eq $9 sp
    prti eq                 ; expect: 1
    host newline
    hlt
