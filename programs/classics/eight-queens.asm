; Eight queens
; Eight queens on a board of 8 x 8, and none may attack another. Row by row, try each column; where no column is left,
; go back one row. The depth on the timeline shows the search advance and give way. There are 92 solutions: here is
; the first.

.const size 8
.global columns             ; of each row, the column of its queen

.func main
    ldc size
    newarr
    gstore columns
    const 0
    call place
    jf none
    gload columns
    print                   ; expect: [0, 4, 7, 5, 2, 6, 1, 3]
none:
    halt

; Places queens from a row on; 1 when that was possible.
.func place row
.local column
    lload row
    ldc size
    eq
    jt success
loop:
    lload row
    lload column
    call isSafe
    jf next
    gload columns
    lload row
    lload column
    astore
    lload row
    const 1
    add
    call place
    jt success
next:
    lload column
    const 1
    add
    dup
    lstore column
    ldc size
    lt
    jt loop
    const 0
    ret
success:
    const 1
    ret

; Whether no queen of the rows above attacks the place.
.func isSafe row column
.local above distance
loop:
    lload above
    lload row
    lt
    jf safe
    gload columns
    lload above
    aload
    lload column
    sub
    abs
    lstore distance
    lload distance          ; the same column
    jf attacked
    lload distance          ; a diagonal: as far across as up
    lload row
    lload above
    sub
    eq
    jt attacked
    lload above
    const 1
    add
    lstore above
    rjmp loop
safe:
    const 1
    ret
attacked:
    const 0
    ret
