; Inheritance
; A class that extends another has its fields and its methods too. A message is looked up in the class of the object first,
; then in the class above it, and so on: step inside a send to see the lookup class by class. instanceof asks whether
; an object is of a class or of one below it.

.class Animal
.field name
.class Dog extends Animal
.field tricks
.class Puppy extends Dog

.func main
.local pet
    new Puppy
    lstore pet
    lload pet
    ldc "Bella"
    putf name               ; stack: Puppy(name: null, tricks: null) "Bella"
    lload pet
    send speak 0            ; Puppy has no such method, but Dog has
    print                   ; expect: Woof
    lload pet
    send describe 0         ; neither has Dog, but Animal
    print                   ; expect: Bella is an animal
    lload pet
    instanceof Animal       ; stack: Puppy(name: "Bella", tricks: null)
    print                   ; expect: 1
    new Animal
    instanceof Dog
    print                   ; expect: 0
    const 5
    instanceof Animal       ; a number is no object of any class
    print                   ; expect: 0
    halt

.func Animal.speak self
    ldc "..."
    ret

.func Animal.describe self
    lload self
    getf name
    ldc " is an animal"
    concat
    ret

.func Dog.speak self
    ldc "Woof"
    ret
