; Shared captures
; closure copies what it captures. When two closures shall see each other's changes, what they capture must be one place in
; the heap: a box. box puts a value into a new one, unbox gets it, setbox puts another one in. Follow the arrows: both
; closures lead to the same box.

.func main
.local balance deposit show
    const 100
    box
    lstore balance          ; stack: box(100)
    lload balance
    closure deposits        ; stack: box(100)
    lstore deposit          ; stack: closure deposits(account: box(100))
    lload balance
    closure shows
    lstore show
    const 50
    lload deposit
    calli 1
    lload show
    calli 0
    print                   ; expect: 150
    const 7
    lload deposit
    calli 1
    lload show
    calli 0
    print                   ; expect: 157
    lload balance
    typeof
    print                   ; expect: box
    halt

.func deposits amount
.capture account
    cload account
    dup
    unbox
    lload amount
    add
    setbox                  ; stack: box(100) 150
    ret

.func shows
.capture account
    cload account
    unbox
    ret
