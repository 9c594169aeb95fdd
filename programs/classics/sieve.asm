; Primes by the sieve of Eratosthenes
; Cross out the multiples of every prime; what is never crossed out is prime. Watch the array in the heap: an element
; becomes 1 when its index is crossed out.

.const limit 30

.func main
.local crossed i
    ldc limit
    newarr
    lstore crossed
    const 2
    lstore i
loop:
    lload i                 ; stack:
    ldc limit
    lt
    jf done
    lload crossed
    lload i
    aload
    jt next                 ; crossed out already
    lload i
    print                   ; expect: 2
                            ; expect: 3
                            ; expect: 5
                            ; expect: 7
                            ; expect: 11
                            ; expect: 13
                            ; expect: 17
                            ; expect: 19
                            ; expect: 23
                            ; expect: 29
    lload crossed
    lload i
    call crossOut
next:
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    halt

; Marks 2p, 3p, 4p ...
.func crossOut array p
.local multiple
    lload p
    const 2
    mul
    lstore multiple
loop:
    lload multiple
    lload array
    alen
    lt
    jf done
    lload array
    lload multiple
    const 1
    astore
    lload multiple
    lload p
    add
    lstore multiple
    rjmp loop
done:
    ret
