; Division and remainder
; Every division is checked for zero. Reads n, prints the sum of the greatest common divisors and quotients of all pairs up to n.

.func main
.local n i j sum
    host read_int
    lstore n
    const 1
    lstore i
rows:
    lload i
    lload n
    lte
    jf done
    const 1
    lstore j
columns:
    lload j
    lload n
    lte
    jf rowDone
    lload sum
    lload i
    lload j
    call gcd
    add
    lload i
    lload j
    div
    add
    lstore sum
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
    lload sum
    print
    halt

.func gcd a b
loop:
    lload b
    jf done
    lload a
    lload b
    mod
    lload b
    lstore a
    lstore b
    rjmp loop
done:
    lload a
    ret
