; Adding a string to a number
; Nothing is turned into another type by itself. The text of 42 is made by i2s, and joining is the work of concat.

    ldc "The answer is "
    const 42
    add                     ; expect trap: add needs two numbers, but got the string "The answer is ".
    print
    halt
