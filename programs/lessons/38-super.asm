; Super
; A method can use the one that it replaces. super sends a message like send, but looks above the class that the running
; method belongs to, whatever the class of the object is: Dog.init calls Animal.init, even for a puppy.

.class Animal
.field name
.class Dog extends Animal
.field breed
.class Puppy extends Dog

.func main
    new Puppy
    dup
    ldc "Bella"
    ldc "collie"
    send init 2             ; stack: Puppy(name: null, breed: null) Puppy(name: null, breed: null) "Bella" "collie"
    send describe 0
    print                   ; expect: Bella the small collie
    halt

.func Animal.init self name
    lload self
    lload name
    putf name
    ret

.func Animal.describe self
    lload self
    getf name
    ldc " the "
    concat
    ret

.func Dog.init self name breed
    lload self
    lload name
    super init 1            ; Animal.init
    lload self
    lload breed
    putf breed
    ret

.func Dog.describe self
    lload self
    super describe 0        ; stack: Puppy(name: "Bella", breed: "collie")
    lload self
    send size 0             ; the class of the object decides: Puppy.size
    concat                  ; stack: "Bella the " "small "
    lload self
    getf breed
    concat
    ret

.func Dog.size self
    ldc "big "
    ret

.func Puppy.size self
    ldc "small "
    ret
