; FizzBuzz
; Count, but say Fizz for multiples of 3, Buzz for multiples of 5 and FizzBuzz for both. The order of the questions
; matters: ask for 15 first.

.func main
.local i
    const 1
    lstore i
loop:
    lload i
    const 15
    mod
    jf fizzBuzz
    lload i
    const 5
    mod
    jf buzz
    lload i
    const 3
    mod
    jf fizz
    lload i                 ; nothing special: the number itself
    rjmp write
fizzBuzz:
    ldc "FizzBuzz"
    rjmp write
buzz:
    ldc "Buzz"
    rjmp write
fizz:
    ldc "Fizz"
write:
    print                   ; expect: 1
                            ; expect: 2
                            ; expect: Fizz
                            ; expect: 4
                            ; expect: Buzz
                            ; expect: Fizz
                            ; expect: 7
                            ; expect: 8
                            ; expect: Fizz
                            ; expect: Buzz
                            ; expect: 11
                            ; expect: Fizz
                            ; expect: 13
                            ; expect: 14
                            ; expect: FizzBuzz
    lload i
    const 1
    add
    dup
    lstore i
    const 15
    lte
    jt loop
    halt
