; The game of life
; A cell lives on with two or three living neighbours and is born with three. The world is a ring of rows and columns in
; one array; two of them change roles with each generation. Here a glider crawls to the lower right.

.const size 6
.const cells 36

.func main
.local world generation
    ldc cells
    newarr
    lstore world
    lload world             ; the glider
    const 1
    call plant
    lload world
    const 8
    call plant
    lload world
    const 12
    call plant
    lload world
    const 13
    call plant
    lload world
    const 14
    call plant
loop:
    lload world
    call show
    lload generation
    const 2
    eq
    jt done
    lload world
    call nextWorld
    lstore world
    lload generation
    const 1
    add
    lstore generation
    rjmp loop
done:
    halt
; expect: .#....
; expect: ..#...
; expect: ###...
; expect: ......
; expect: ......
; expect: ......
; expect: ------
; expect: ......
; expect: #.#...
; expect: .##...
; expect: .#....
; expect: ......
; expect: ......
; expect: ------
; expect: ......
; expect: ..#...
; expect: #.#...
; expect: .##...
; expect: ......
; expect: ......
; expect: ------

.func plant world cell
    lload world
    lload cell
    const 1
    astore
    ret

.func show world
.local i
loop:
    lload world
    lload i
    aload
    jt alive
    ldc "."
    rjmp write
alive:
    ldc "#"
write:
    host print
    lload i
    const 1
    add
    dup
    lstore i
    ldc size
    mod
    jt loop                 ; the row goes on
    ldc "\n"
    host print
    lload i
    ldc cells
    lt
    jt loop
    ldc "------"
    print
    ret

.func nextWorld world
.local next i around
    ldc cells
    newarr
    lstore next
loop:
    lload world
    lload i
    call neighbours
    lstore around
    lload next
    lload i
    lload around            ; three: alive. two: as it was
    const 3
    eq
    lload around
    const 2
    eq
    lload world
    lload i
    aload
    and
    or
    astore
    lload i
    const 1
    add
    dup
    lstore i
    ldc cells
    lt
    jt loop
    lload next
    ret

; How many of the eight cells around one are alive.
.func neighbours world cell
.local dx dy sum
    const -1
    lstore dy
rows:
    const -1
    lstore dx
columns:
    lload dx
    lload dy
    or
    jf skip                 ; the cell itself
    lload world
    lload cell
    ldc size
    mod
    lload dx
    add
    lload cell
    ldc size
    div
    lload dy
    add
    call at
    aload
    lload sum
    add
    lstore sum
skip:
    lload dx
    const 1
    add
    dup
    lstore dx
    const 1
    lte
    jt columns
    lload dy
    const 1
    add
    dup
    lstore dy
    const 1
    lte
    jt rows
    lload sum
    ret

; The index of a place; beyond an edge the opposite edge begins.
.func at x y
    lload y
    ldc size
    add
    ldc size
    mod
    ldc size
    mul
    lload x
    ldc size
    add
    ldc size
    mod
    add
    ret
