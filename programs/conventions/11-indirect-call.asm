; An indirect call
; Which function is called, a value tells: func pushes a reference to it, calli calls what lies on top of the arguments
; and says how many they are. A caller that knows only the number and order of the arguments can so be given one
; function or another. The convention of the call itself is the same.

.func main
    const 7
    const 3
    func squares
    calli 2                     ; stack: 7 3 squares
    print                       ; expect: 40
    const 7
    const 3
    func swapped
    calli 2                     ; stack: 7 3 swapped
    print                       ; expect: -40
    halt

.func squares a b
    lload a
    dup
    mul
    lload b
    dup
    mul
    sub
    ret

.func swapped a b
    lload b
    lload a
    call squares
    ret
