; A field that the class has not
; Fields are found when the program runs, in the class of the object. The verifier warns beforehand when no class at all has
; such a field.

.class Point
.field x y

.func main
    new Point
    getf z                  ; expect warning: No class has a field 'z'. ; expect trap: Point has no field 'z'.
    print
    halt
