; The product of two matrices
; A 2 x 2 matrix lies row by row in an array of 4: the element in row r and column c has the index 2r + c. Every table
; in memory is a row in the end.

.func main
.local a b
    const 1
    const 2
    const 3
    const 4
    call matrix
    lstore a
    const 5
    const 6
    const 7
    const 8
    call matrix
    lstore b
    lload a
    lload b
    call product
    print                   ; expect: [19, 22, 43, 50]
    halt                    ; steps: 344

.func matrix p q r s
    const 4
    newarr
    dup
    const 0
    lload p
    astore
    dup
    const 1
    lload q
    astore
    dup
    const 2
    lload r
    astore
    dup
    const 3
    lload s
    astore
    ret                     ; stack: [1, 2, 3, 4]

.func product a b
.local c row column
    const 4
    newarr
    lstore c
rows:
    const 0
    lstore column
columns:
    lload c
    lload row
    lload column
    call at
    lload a                 ; a[row][0] * b[0][column]
    lload row
    const 0
    call at
    aload
    lload b
    const 0
    lload column
    call at
    aload
    mul                     ; stack: [0, 0, 0, 0] 0 1 5
    lload a                 ; + a[row][1] * b[1][column]
    lload row
    const 1
    call at
    aload
    lload b
    const 1
    lload column
    call at
    aload
    mul
    add                     ; stack: [0, 0, 0, 0] 0 5 14
    astore
    lload column
    const 1
    add
    dup
    lstore column
    const 2
    lt
    jt columns
    lload row
    const 1
    add
    dup
    lstore row
    const 2
    lt
    jt rows
    lload c
    ret

; The index of an element.
.func at row column
    lload row
    const 2
    mul
    lload column
    add
    ret
