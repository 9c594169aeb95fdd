; A message that the object does not understand
; Some class has the method, but neither the class of this object nor one above it.

.class Animal
.class Dog extends Animal

.func main
    new Dog
    send speak 0
    print                   ; expect: Woof
    new Animal
    send speak 0            ; expect trap: Animal does not understand 'speak'.
    print
    halt

.func Dog.speak self
    ldc "Woof"
    ret
