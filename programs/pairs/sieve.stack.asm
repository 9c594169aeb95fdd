; Sieve of Eratosthenes, on the stack machine
; The flags are an array in the heap, each element a value of its own: 0 as long as nobody crossed the number out.

.machine stack

.const limit 50

.func main
.local flags n k
    ldc limit
    newarr
    lstore flags
    const 2
    lstore n
next:
    lload n                     ; sync: candidate
    ldc limit
    lt
    jf done
    lload flags
    lload n
    aload
    jt crossed
    lload n
    print
    lload n
    lload n
    mul
    lstore k
cross:
    lload k                     ; sync: cross
    ldc limit
    lt
    jf crossed
    lload flags
    lload k
    const 1
    astore
    lload k
    lload n
    add
    lstore k
    jmp cross
crossed:
    lload n
    const 1
    add
    lstore n
    jmp next
done:
    halt                        ; sync: result
; expect: 2
; expect: 3
; expect: 5
; expect: 7
; expect: 11
; expect: 13
; expect: 17
; expect: 19
; expect: 23
; expect: 29
; expect: 31
; expect: 37
; expect: 41
; expect: 43
; expect: 47
