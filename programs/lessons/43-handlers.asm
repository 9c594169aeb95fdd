; Which handler
; A handler can be for objects of one class: of several the first that fits is taken, those of the innermost function before
; all others. What no handler of a function wants goes on to its caller. A handler may throw again.

.class Problem
.field what
.class Serious extends Problem

.func main
.catch first second problem Problem
.catch first second other
first:
    new Problem
    call risk               ; handled there
    print                   ; expect: risk handled a problem
    new Serious
    call risk               ; handled there too, and thrown again from there
    print
second:
    halt
problem:
    getf what               ; stack: Serious(what: "grave")
    print                   ; expect: grave
    const 5
    call pass
    halt
other:
    print
    halt

; Throws what it is given, and handles problems itself.
.func risk thrown
.catch begin end problem Problem
begin:
    lload thrown
    throw
end:
problem:
    dup
    instanceof Serious
    jt serious
    pop
    ldc "risk handled a problem"
    ret
serious:
    dup
    ldc "grave"
    putf what
    throw                   ; stack: Serious(what: "grave")

; The handler takes what is no problem.
.func pass value
.catch begin end problem Problem
.catch begin end other
begin:
    lload value
    throw
end:
problem:
    pop
    ret
other:
    print                   ; expect: 5
    ret
