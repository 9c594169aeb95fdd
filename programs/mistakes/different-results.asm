; Not always a result
; For a negative number the function returns without one, and print takes away a value that was meant for something
; else. Every way to ret must leave the same number of values.

.func main
    const 100               ; wanted later
    const -4
    call root
    print                   ; expect: 100
    print                   ; expect trap: print needs 1 value, but the stack is empty.
    halt

.func root n
    lload n
    const 0
    lt
    jt negative
    lload n
    ldc 0.5
    pow
    ret
negative:
    ret                     ; expect warning: Function 'root' leaves 0 values for its caller here, but 1 value in line 21.
