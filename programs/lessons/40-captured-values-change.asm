; Captured values change
; cstore stores in the closure itself, so that a value lives on from call to call, seen by nobody else: a counter. The
; running closure lies in the last local, called closure; a function can so call or hand on the closure that it is.

.func main
.local one other
    const 0
    closure counter
    lstore one
    const 100
    closure counter
    lstore other
    lload one
    calli 0
    print                   ; expect: 1
    lload one
    calli 0
    print                   ; expect: 2
    lload other             ; stack:
    calli 0                 ; stack: closure counter(count: 100)
    print                   ; expect: 101
    lload one
    calli 0
    print                   ; expect: 3
    lload one
    print                   ; expect: closure counter(count: 3)
    halt

.func counter
.capture count
    cload count
    const 1
    add
    cstore count            ; stack: 1
    cload count
    ret
