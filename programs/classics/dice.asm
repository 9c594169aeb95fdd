; Throwing dice
; Ten throws of two dice, counted by their sum. The dice come from host random and are recorded below: without the
; recording, each new run throws others, but going back and forth in one run never changes them.

.func main
.local counts throws
    const 13
    newarr
    lstore counts
loop:
    lload counts
    call throw
    call throw
    add
    over
    over
    aload                   ; how often this sum came before
    const 1
    add
    astore
    lload throws
    const 1
    add
    dup
    lstore throws
    const 10
    lt
    jt loop
    lload counts
    print                   ; expect: [0, 0, 1, 0, 0, 1, 2, 3, 1, 1, 0, 0, 1]
    halt                    ; steps: 286

.func throw
    const 6
    host random
    const 1
    add
    ret
; random: 2
; random: 4
; random: 0
; random: 0
; random: 5
; random: 5
; random: 1
; random: 4
; random: 3
; random: 2
; random: 0
; random: 5
; random: 2
; random: 1
; random: 4
; random: 3
; random: 2
; random: 2
; random: 0
; random: 4
