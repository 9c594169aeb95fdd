; Ints and floats in the same place
; The elements of an array are ints and floats by turns, so that no place in the code sees one type alone. Reads how many
; times the array is summed up, prints the sum cut to a whole number.

.func main
.local rounds array sum
    host read_int
    lstore rounds
    const 1000
    call fill
    lstore array
again:
    lload rounds
    jf done
    lload sum
    lload array
    call total
    add
    lstore sum
    lload rounds
    const 1
    sub
    lstore rounds
    rjmp again
done:
    lload sum
    f2i
    print
    halt

.func fill n
.local array i
    lload n
    newarr
    lstore array
loop:
    lload i
    lload n
    lt
    jf done
    lload array
    lload i
    lload i
    const 1
    and
    jf whole
    lload i
    i2f
    ldc 0.5
    mul
    rjmp store
whole:
    lload i
store:
    astore
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    lload array
    ret

.func total array
.local i sum
loop:
    lload i
    lload array
    alen
    lt
    jf done
    lload sum
    lload array
    lload i
    aload
    add
    lstore sum
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    lload sum
    ret
