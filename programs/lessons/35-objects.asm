; Objects
; A class says what its objects have: named fields. new makes one in the heap, with all fields null, and pushes a
; reference to it; putf stores a value in a field, getf gets it. Two objects of a class have the same fields with
; values of their own.

.class Point
.field x y

.func main
.local p q
    new Point
    dup                     ; stack: Point(x: null, y: null)
    lstore p
    const 3
    putf x                  ; stack: Point(x: null, y: null) 3
    lload p
    const 4
    putf y
    new Point
    lstore q
    lload p                 ; stack:
    print                   ; expect: Point(x: 3, y: 4)
    lload q
    getf x                  ; stack: Point(x: null, y: null)
    print                   ; expect: null
    lload p
    getf x
    lload p
    getf y
    add                     ; stack: 3 4
    print                   ; expect: 7
    lload p
    lload q
    eq                      ; the same object, not the same content
    print                   ; expect: 0
    lload p
    typeof
    print                   ; expect: object
    halt
