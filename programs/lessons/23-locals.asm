; Locals
; .local gives a function more places of its own. They begin as 0, belong to one frame and are gone when it returns:
; the main program and the function both have an x here, and neither sees the other's.

.func main
.local x
    const 5
    lstore x                ; stack: 5
    lload x                 ; stack:
    call squarePlusOne      ; stack: 5
    print                   ; expect: 26
    lload x
    print                   ; expect: 5
    halt                    ; steps: 18

.func squarePlusOne n
.local x
    lload n
    dup                     ; stack: 5
    mul
    lstore x                ; stack: 25
    lload x                 ; stack:
    const 1                 ; stack: 25
    add
    lstore x
    lload x                 ; stack:
    ret                     ; stack: 26
