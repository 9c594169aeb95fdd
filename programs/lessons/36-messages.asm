; Messages and methods
; A function whose name is that of a class, a dot and a message is a method of the class. send takes an object and n
; arguments above it, looks for the method in the object's class, and calls it: the object becomes the first parameter,
; which is mostly called self. The same message can mean another method to an object of another class.

.class Dog
.field name
.class Cat

.func main
.local pet
    new Dog
    lstore pet
    lload pet
    ldc "Rex"
    send rename 1           ; stack: Dog(name: null) "Rex"
    lload pet
    send speak 0            ; stack: Dog(name: "Rex")
    print                   ; expect: Rex says woof
    new Cat
    send speak 0            ; stack: Cat()
    print                   ; expect: Meow
    halt

.func Dog.rename self name
    lload self
    lload name
    putf name
    ret

.func Dog.speak self
    lload self
    getf name
    ldc " says woof"
    concat
    ret

.func Cat.speak self
    ldc "Meow"
    ret
