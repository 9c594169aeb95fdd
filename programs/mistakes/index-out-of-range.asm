; One too far
; An array of 3 has the indexes 0, 1 and 2. The loop should end before i is 3, and runs while i <= 3.

.func main
.local a i
    const 3
    newarr
    lstore a
loop:
    lload a
    lload i
    lload i
    astore                  ; expect trap: Index 3 is outside an array of length 3.
    lload i
    const 1
    add
    dup
    lstore i
    const 3
    lte
    jt loop
    halt
