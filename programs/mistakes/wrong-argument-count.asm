; Telling calli the wrong number
; The operand of calli says how many arguments there are, and the function wants another number.

.func main
    const 3
    const 4
    func double
    calli 2                 ; expect trap: double takes 1 argument, but calli passes 2.
    print
    halt

.func double n
    lload n
    const 2
    mul
    ret
