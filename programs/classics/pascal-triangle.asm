; Pascal's triangle
; Each number is the sum of the two above it. One array is enough: it is filled from the right, so that the row above is
; still there when it is needed.

.const rows 6

.func main
.local row n i
    ldc rows
    newarr
    lstore row
    lload row
    const 0
    const 1
    astore
nextRow:
    const 0
    lstore i
write:
    lload row
    lload i
    aload
    host print
    ldc " "
    host print
    lload i
    const 1
    add
    dup
    lstore i
    lload n
    lte
    jt write
    ldc "|\n"
    host print
    lload n
    const 1
    add
    dup
    lstore n
    lstore i
    lload n
    ldc rows
    lt
    jf done
fill:                       ; row[i] = row[i] + row[i - 1], from i = n down to 1
    lload row
    lload i
    over
    over
    aload
    lload row
    lload i
    const 1
    sub
    aload
    add
    astore
    lload i
    const 1
    sub
    dup
    lstore i
    jt fill
    rjmp nextRow
done:
    halt
; expect: 1 |
; expect: 1 1 |
; expect: 1 2 1 |
; expect: 1 3 3 1 |
; expect: 1 4 6 4 1 |
; expect: 1 5 10 10 5 1 |
