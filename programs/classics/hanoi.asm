; The towers of Hanoi
; To move n discs: move n-1 out of the way, move the last one, move the n-1 on top of it. Three discs take 7 moves, and
; 64 would take longer than the world has been there.

.func main
    const 3
    ldc "A"
    ldc "C"
    ldc "B"
    call move
    halt
; expect: A -> C
; expect: A -> B
; expect: C -> B
; expect: A -> C
; expect: B -> A
; expect: B -> C
; expect: A -> C

.func move discs from to spare
    lload discs
    jf done                 ; no disc, no move
    lload discs
    const 1
    sub
    lload from
    lload spare
    lload to
    call move               ; stack: 2 "A" "B" "C"
    lload from
    ldc " -> "
    concat
    lload to
    concat
    print                   ; stack: "A -> C"
    lload discs
    const 1
    sub
    lload spare
    lload to
    lload from
    call move
done:
    ret
