; The game of life, a new world each day
; The world is an array of rows. Each generation is made anew, row by row, and the one before it is garbage as a whole: the
; best that can happen to a copying collector, which pays only for what is alive. A blinker turns a hundred times.

.collector semi-space
.heap 2000

.const size 5

.func main
.local world day
    call emptyWorld
    lstore world
    lload world
    const 2
    const 1
    call plant
    lload world
    const 2
    const 2
    call plant
    lload world
    const 2
    const 3
    call plant
    lload world
    call show
    ; expect: .....
    ; expect: .....
    ; expect: .###.
    ; expect: .....
    ; expect: .....
days:
    lload world
    call nextWorld
    lstore world
    lload day
    const 1
    add
    lstore day
    lload day
    const 101
    lt
    jt days
    lload world
    call show
    ; expect: .....
    ; expect: ..#..
    ; expect: ..#..
    ; expect: ..#..
    ; expect: .....
    halt

.func emptyWorld
.local world row
    ldc size
    newarr
    lstore world
loop:
    lload world
    lload row
    ldc size
    newarr
    astore
    lload row
    const 1
    add
    lstore row
    lload row
    ldc size
    lt
    jt loop
    lload world
    ret

.func plant world row column
    lload world
    lload row
    aload
    lload column
    const 1
    astore
    ret

; 1 where something lives; nothing lives outside
.func at world row column
    lload row
    call inside
    jf outside
    lload column
    call inside
    jf outside
    lload world
    lload row
    aload
    lload column
    aload
    ret
outside:
    const 0
    ret

.func inside index
    lload index
    const 0
    gte
    lload index
    ldc size
    lt
    and
    ret

.func neighbours world row column
.local down right sum
    const -1
    lstore down
rows:
    const -1
    lstore right
columns:
    lload down
    lload right
    or
    jf self                 ; not itself
    lload world
    lload row
    lload down
    add
    lload column
    lload right
    add
    call at
    lload sum
    add
    lstore sum
self:
    lload right
    const 1
    add
    lstore right
    lload right
    const 2
    lt
    jt columns
    lload down
    const 1
    add
    lstore down
    lload down
    const 2
    lt
    jt rows
    lload sum
    ret

.func nextWorld world
.local next row column count
    call emptyWorld
    lstore next
rows:
    const 0
    lstore column
columns:
    lload world
    lload row
    lload column
    call neighbours
    lstore count
    lload count
    const 3
    eq
    jt lives
    lload count
    const 2
    eq
    lload world
    lload row
    lload column
    call at
    and
    jf dies
lives:
    lload next
    lload row
    lload column
    call plant
dies:
    lload column
    const 1
    add
    lstore column
    lload column
    ldc size
    lt
    jt columns
    lload row
    const 1
    add
    lstore row
    lload row
    ldc size
    lt
    jt rows
    lload next
    ret

.func show world
.local row column
rows:
    const 0
    lstore column
columns:
    lload world
    lload row
    lload column
    call at
    jt alive
    ldc "."
    rjmp draw
alive:
    ldc "#"
draw:
    host print
    lload column
    const 1
    add
    lstore column
    lload column
    ldc size
    lt
    jt columns
    ldc "\n"
    host print
    lload row
    const 1
    add
    lstore row
    lload row
    ldc size
    lt
    jt rows
    ret
