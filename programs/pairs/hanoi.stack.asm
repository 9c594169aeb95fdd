; Towers of Hanoi, on the stack machine
; Three discs go from peg 1 to peg 3. Each call has its own four locals; the depth of the frames is the number of discs.

.machine stack

.func main
    const 3
    const 1
    const 3
    const 2
    call move
    halt                        ; sync: result

.func move discs from to over
    lload discs                 ; sync: call
    jf nothing
    lload discs
    const 1
    sub
    lload from
    lload over
    lload to
    call move
    lload from                  ; sync: move
    host print
    ldc " to "
    host print
    lload to
    print
    lload discs
    const 1
    sub
    lload over
    lload to
    lload from
    call move
nothing:
    ret
; expect: 1 to 3
; expect: 1 to 2
; expect: 3 to 2
; expect: 1 to 3
; expect: 2 to 1
; expect: 2 to 3
; expect: 1 to 3
