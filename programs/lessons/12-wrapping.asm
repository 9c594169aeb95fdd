; Where whole numbers end
; An int has 64 bits. One more than the greatest is the smallest: the number wraps around, without a word. Show the
; stack in hexadecimal to see why.

.const greatest 9223372036854775807

    ldc greatest
    const 1
    add                     ; stack: 9223372036854775807 1
    dup                     ; stack: -9223372036854775808
    print                   ; expect: -9223372036854775808
    neg                     ; stack: -9223372036854775808
    print                   ; expect: -9223372036854775808
    halt                    ; steps: 8
