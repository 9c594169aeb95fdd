; A collection before every allocation
; With always, every instruction that makes an object collects first. That is slow, and finds mistakes of a collector at once; here
; it shows many collections in a short program. Each object moves whenever something before it died.

.collector mark-compact always
.heap 512

.class Pair
.field left right

.func pair left right
.local made
    new Pair
    lstore made
    lload made
    lload left
    putf left
    lload made
    lload right
    putf right
    lload made
    ret

.func main
    const 1
    const 2
    call pair
    const 3
    const 4
    call pair
    call pair               ; stack: Pair(left: 1, right: 2) Pair(left: 3, right: 4)
    print                   ; expect: Pair(left: Pair(left: 1, right: 2), right: Pair(left: 3, right: 4))
    ldc "gone"
    const 5
    i2s
    concat
    slen
    print                   ; expect: 5
    halt
