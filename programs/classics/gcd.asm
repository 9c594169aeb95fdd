; The greatest common divisor
; Euclid's rule, 2300 years old: replace (a, b) by (b, a mod b) until b is 0. Watch a and b in the frame.

.func main
    const 1071
    const 462
    call gcd
    print                   ; expect: 21
    const 17
    const 5
    call gcd
    print                   ; expect: 1
    halt

.func gcd a b
loop:
    lload b
    jf done
    lload b                 ; the new a waits below the new b
    lload a
    lload b
    mod                     ; stack: 462 1071 462
    lstore b                ; stack: 462 147
    lstore a                ; stack: 462
    rjmp loop
done:
    lload a
    ret
