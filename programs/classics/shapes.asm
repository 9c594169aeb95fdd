; Shapes
; One loop, three kinds of shapes: send area means another method to each. A square is a rectangle whose sides are the same, so
; it has nothing of its own but its way to begin, which super hands on; its description asks the one above for the rest.

.class Shape
.field name
.class Rectangle extends Shape
.field width height
.class Square extends Rectangle
.class Circle extends Shape
.field radius

.func main
.local shapes i
    const 3
    newarr
    lstore shapes
    lload shapes
    const 0
    new Rectangle
    dup
    const 3
    const 4
    send init 2
    astore
    lload shapes
    const 1
    new Square
    dup
    const 5
    send init 1             ; stack: [Rectangle(name: "rectangle", width: 3, height: 4), 0, 0] 1 Square(name: null, width: null, height: null) Square(name: null, width: null, height: null) 5
    astore
    lload shapes
    const 2
    new Circle
    dup
    const 10
    send init 1
    astore
loop:
    lload i
    lload shapes
    alen
    lt
    jf done
    lload shapes
    lload i
    aload
    send describe 0
    print
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    lload shapes
    call total
    print
    halt
; expect: rectangle of area 12
; expect: square of area 25, as high as wide
; expect: circle of area 314
; expect: 351

; The areas of all shapes together.
.func total shapes
.local i sum
loop:
    lload i
    lload shapes
    alen
    lt
    jf done
    lload sum
    lload shapes
    lload i
    aload
    send area 0
    add
    lstore sum
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    lload sum
    ret

.func Shape.describe self
    lload self
    getf name
    ldc " of area "
    concat
    lload self
    send area 0             ; what this is, the shape knows
    i2s
    concat
    ret

.func Rectangle.init self width height
    lload self
    ldc "rectangle"
    putf name
    lload self
    lload width
    putf width
    lload self
    lload height
    putf height
    ret

.func Rectangle.area self
    lload self
    getf width
    lload self
    getf height
    mul
    ret

.func Square.init self side
    lload self
    lload side
    lload side
    super init 2
    lload self
    ldc "square"
    putf name
    ret

.func Square.describe self
    lload self
    super describe 0
    ldc ", as high as wide"
    concat
    ret

.func Circle.init self radius
    lload self
    ldc "circle"
    putf name
    lload self
    lload radius
    putf radius
    ret

.func Circle.area self
    lload self
    getf radius
    dup
    mul
    const 355               ; pi is about 355 / 113
    mul
    const 113
    div
    ret
