; A guessing game
; The machine thinks of a number, you guess. The number comes from host random: when you step back before it and forward
; again, it is the same number. Run it without the answers below, and play.

.func main
.local secret guess tries
    const 100
    host random
    const 1
    add
    lstore secret           ; stack: 63
    ldc "A number from 1 to 100."
    print                   ; expect: A number from 1 to 100.
ask:
    host read_int
    lstore guess
    lload guess
    null
    eq
    jt giveUp
    lload tries
    const 1
    add
    lstore tries
    lload guess
    lload secret
    lt
    jt small
    lload guess
    lload secret
    gt
    jt great
    ldc "Yes! Tries: "
    host print
    lload tries
    print
    halt
small:
    ldc "More than that."
    print
    rjmp ask
great:
    ldc "Less than that."
    print
    rjmp ask
giveUp:
    ldc "You gave up."
    print
    halt
; random: 62
; input: 50
; expect: More than that.
; input: 75
; expect: Less than that.
; input: 62
; expect: More than that.
; input: 63
; expect: Yes! Tries: 4
