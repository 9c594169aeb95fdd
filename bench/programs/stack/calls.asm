; Indirect calls
; Calls one of four functions out of a table in every turn. Reads n, prints what came of n calls.

.func main
.local n table i x
    host read_int
    lstore n
    const 4
    newarr
    lstore table
    lload table
    const 0
    func plus
    astore
    lload table
    const 1
    func minus
    astore
    lload table
    const 2
    func mixed
    astore
    lload table
    const 3
    func larger
    astore
loop:
    lload i
    lload n
    lt
    jf done
    lload x
    lload i
    lload table
    lload i
    const 3
    and
    aload
    calli 2
    const 0xfffff
    and
    lstore x
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    lload x
    print
    halt

.func plus a b
    lload a
    lload b
    add
    ret

.func minus a b
    lload a
    lload b
    sub
    ret

.func mixed a b
    lload a
    lload b
    xor
    ret

.func larger a b
    lload a
    lload b
    gt
    jf second
    lload a
    ret
second:
    lload b
    ret
