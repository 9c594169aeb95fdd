; Functions as arguments
; map applies a function to each element of an array, fold joins all elements by one. Neither knows which function it
; gets: the reference comes from the stack, and calli calls it.

.func main
.local a
    const 4
    newarr
    lstore a
    lload a
    const 0
    const 1
    astore
    lload a
    const 1
    const 2
    astore
    lload a
    const 2
    const 3
    astore
    lload a
    const 3
    const 4
    astore
    lload a
    func square
    call map
    lload a
    print                   ; expect: [1, 4, 9, 16]
    lload a
    const 0
    func sum
    call fold
    print                   ; expect: 30
    lload a
    const 1
    func product
    call fold
    print                   ; expect: 576
    halt

; a[i] = f(a[i]) for all i
.func map a f
.local i
loop:
    lload i
    lload a
    alen
    lt
    jf done
    lload a
    lload i
    lload a
    lload i
    aload
    lload f                 ; stack: [1, 2, 3, 4] 0 1
    calli 1                 ; stack: [1, 2, 3, 4] 0 1 square
    astore
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    ret

; f(... f(f(start, a[0]), a[1]) ...)
.func fold a start f
.local i
    lload start
loop:                       ; the result so far stays on the stack
    lload i
    lload a
    alen
    lt
    jf done
    lload a
    lload i
    aload
    lload f
    calli 2                 ; stack: 0 1 sum
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    ret

.func square n
    lload n
    dup
    mul
    ret

.func sum a b
    lload a
    lload b
    add
    ret

.func product a b
    lload a
    lload b
    mul
    ret
