; Matrix product, on the stack machine
; Two matrices of 3 by 3, each an array of nine numbers, row by row: a holds 1 to 9, b is a turned upside down, 9 to 1.

.machine stack

.const size 3

.func main
.local a b i j k sum
    const 9
    newarr
    lstore a
    const 9
    newarr
    lstore b
fill:
    lload a
    lload i
    dup
    const 1
    add
    astore
    lload b
    lload i
    const 9
    lload i
    sub
    astore
    lload i
    const 1
    add
    dup
    lstore i
    const 9
    lt
    jt fill
    const 0
    lstore i
row:
    const 0
    lstore j
column:
    const 0                     ; sync: cell
    lstore sum
    const 0
    lstore k
product:
    lload a                     ; sync: product
    lload i
    ldc size
    mul
    lload k
    add
    aload
    lload b
    lload k
    ldc size
    mul
    lload j
    add
    aload
    mul
    lload sum
    add
    lstore sum
    lload k
    const 1
    add
    dup
    lstore k
    ldc size
    lt
    jt product
    lload sum                   ; sync: result
    host print
    ldc " "
    host print
    lload j
    const 1
    add
    dup
    lstore j
    ldc size
    lt
    jt column
    ldc ""
    print
    lload i
    const 1
    add
    dup
    lstore i
    ldc size
    lt
    jt row
    halt
; expect: 30 24 18
; expect: 84 69 54
; expect: 138 114 90
