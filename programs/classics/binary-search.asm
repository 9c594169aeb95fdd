; Binary search
; Look in the middle, and go on in the half where the value must be. Of 16 values at most 5 are looked at: watch low
; and high close in on the place.

.func main
.local squares i
    const 16
    newarr
    lstore squares
fill:                       ; 0, 1, 4, 9 ... 225
    lload squares
    lload i
    lload i
    dup
    mul
    astore
    lload i
    const 1
    add
    dup
    lstore i
    const 16
    lt
    jt fill
    lload squares
    const 121
    call search
    print                   ; expect: 11
    lload squares
    const 120
    call search
    print                   ; expect: -1
    halt                    ; steps: 449

; The index of wanted in a sorted array, or -1.
.func search a wanted
.local low high middle
    lload a
    alen
    lstore high             ; it is at low or behind it, and before high
loop:
    lload low
    lload high
    lt
    jf missing
    lload low
    lload high
    add
    const 2
    div
    lstore middle           ; stack: 8
    lload a
    lload middle
    aload
    lload wanted
    eq                      ; stack: 64 121
    jt found
    lload a
    lload middle
    aload
    lload wanted
    lt
    jf left
    lload middle
    const 1
    add
    lstore low
    rjmp loop
left:
    lload middle
    lstore high
    rjmp loop
found:
    lload middle
    ret
missing:
    const -1
    ret
