; The loop counter
; cloop fills a counter that only loop looks at: while it is not 0, loop takes 1 away and jumps. The body has run once by
; then, so a counter of 4 makes five turns. There is one counter: a loop inside a loop must keep the outer one's.

.machine register
    cloop #4
turn:
    inc $0
    loop @turn
    prti $0                 ; expect: 5
    host newline
    load $0 #0
    cloop #2
outer:
    move loop $9            ; the outer counter is kept ...
    cloop #9
inner:
    inc $0
    loop @inner
    move $9 loop            ; ... and put back
    loop @outer
    prti $0                 ; expect: 30
    host newline
    hlt
