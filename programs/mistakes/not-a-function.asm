; Calling a value that is no function
; The arguments and the function were pushed in the wrong order: calli finds a number on top.

.func main
    func double
    const 21
    calli 1                 ; expect trap: calli needs a function on top, but got the int 21.
    print
    halt

.func double n
    lload n
    const 2
    mul
    ret
