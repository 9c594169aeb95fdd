; A jump table
; A choice among many without a chain of comparisons: the addresses of the branches stand in an array, the number
; chooses one, and jmpi goes there. This is what a switch is made of.

.func main
.local table day
    const 3
    newarr
    lstore table
    lload table
    const 0
    const monday
    astore
    lload table
    const 1
    const tuesday
    astore
    lload table
    const 2
    const wednesday
    astore
next:
    lload table
    lload day
    aload
    jmpi
monday:
    ldc "Monday"
    jmp write
tuesday:
    ldc "Tuesday"
    jmp write
wednesday:
    ldc "Wednesday"
write:
    print                   ; expect: Monday
                            ; expect: Tuesday
                            ; expect: Wednesday
    lload day
    const 1
    add
    dup
    lstore day
    const 3
    lt
    jt next
    halt                    ; steps: 60
