; A number in any base
; Dividing by the base gives the digits, but the last one first. The recursion turns them around: each frame keeps its
; own n until everything that stands to the left of its digit has been written.

.const digits "0123456789abcdef"

.func main
    const 2026
    const 2
    call inBase
    print                   ; expect: 11111101010
    const 2026
    const 16
    call inBase
    print                   ; expect: 7ea
    halt

.func inBase n base
    lload n
    lload base
    lt
    jt single
    lload n                 ; everything to the left of the last digit
    lload base
    div
    lload base
    call inBase             ; stack: 1013 2
    lload n
    lload base
    mod
    call digit
    concat                  ; stack: "1" "1"
    ret
single:
    lload n
    call digit
    ret

.func digit n
    ldc digits
    lload n
    lload n
    const 1
    add
    substr
    ret
