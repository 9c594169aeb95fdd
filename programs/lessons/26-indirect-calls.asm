; Calling what is on the stack
; func pushes a reference to a function, a value like any other: it can be stored, passed on and compared. calli pops it
; and calls it with as many arguments as its operand says. Here, one function applies another one twice.

.func main
    const 3
    func double             ; stack: 3
    call twice              ; stack: 3 double
    print                   ; expect: 12
    const 3
    func square
    call twice              ; stack: 3 square
    print                   ; expect: 81
    halt

; f(f(x))
.func twice x f
    lload x                 ; stack:
    lload f                 ; stack: 3
    calli 1                 ; stack: 3 double
    lload f                 ; stack: 6
    calli 1                 ; stack: 6 double
    ret                     ; stack: 12

.func double n
    lload n
    const 2
    mul
    ret

.func square n
    lload n
    dup
    mul
    ret
; steps: 37
