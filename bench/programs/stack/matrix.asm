; Product of two matrices of floats
; Arrays of floats. Reads n, prints the sum of the diagonal of the product of two n times n matrices, cut to a whole number.

.func main
.local n a b c i sum
    host read_int
    lstore n
    lload n
    const 1
    call fill
    lstore a
    lload n
    const 2
    call fill
    lstore b
    lload n
    lload n
    mul
    newarr
    lstore c
    lload n
    lload a
    lload b
    lload c
    call multiply
    ldc 0.0
    lstore sum
diagonal:
    lload i
    lload n
    lt
    jf done
    lload sum
    lload c
    lload i
    lload n
    mul
    lload i
    add
    aload
    add
    lstore sum
    lload i
    const 1
    add
    lstore i
    rjmp diagonal
done:
    lload sum
    f2i
    print
    halt

; n times n floats between 0 and 1.
.func fill n seed
.local array i
    lload n
    lload n
    mul
    newarr
    lstore array
loop:
    lload i
    lload array
    alen
    lt
    jf done
    lload array
    lload i
    lload i
    lload seed
    mul
    const 97
    mod
    i2f
    ldc 97.0
    div
    astore
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    lload array
    ret

.func multiply n a b c
.local i j k sum
rows:
    lload i
    lload n
    lt
    jf done
    const 0
    lstore j
columns:
    lload j
    lload n
    lt
    jf rowDone
    ldc 0.0
    lstore sum
    const 0
    lstore k
products:
    lload k
    lload n
    lt
    jf store
    lload sum
    lload a
    lload i
    lload n
    mul
    lload k
    add
    aload
    lload b
    lload k
    lload n
    mul
    lload j
    add
    aload
    mul
    add
    lstore sum
    lload k
    const 1
    add
    lstore k
    rjmp products
store:
    lload c
    lload i
    lload n
    mul
    lload j
    add
    lload sum
    astore
    lload j
    const 1
    add
    lstore j
    rjmp columns
rowDone:
    lload i
    const 1
    add
    lstore i
    rjmp rows
done:
    ret
