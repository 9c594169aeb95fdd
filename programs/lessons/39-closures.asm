; Closures
; A function that captures values gets them not from its caller but from the place where a closure of it was made: .capture
; declares them, closure takes them from the stack into an object in the heap, and cload gets them while it runs. calli
; calls a closure like a function. Two closures of one function are two objects with values of their own.

.func main
.local addFive addTen
    const 5
    closure adder           ; stack: 5
    lstore addFive          ; stack: closure adder(n: 5)
    const 10
    closure adder
    lstore addTen
    const 1
    lload addFive
    calli 1                 ; stack: 1 closure adder(n: 5)
    print                   ; expect: 6
    const 1
    lload addTen
    calli 1
    print                   ; expect: 11
    lload addTen
    typeof
    print                   ; expect: function
    halt

; x + n
.func adder x
.capture n
    lload x
    cload n
    add
    ret
