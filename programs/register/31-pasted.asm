; A text of another assembler
; This is written as for the tutorial machine of this family, and assembles as it is: sections, # before numbers, @ before
; names. That it is for the register machine can be seen by its words. A program may end by coming to its end.

.data
hello: .asciiz 'Hello everyone!'
total: .integer #300
.code
LOAD $0 #100
LOAD $1 #1
LOAD $2 #0
test: INC $2
NEQ $0 $2
DJMPE @test
PRTS @hello     ; expect: Hello everyone!
CALL @twice
DJMP @end
twice: ADD $2 $2 $3
RET
end: NOP        ; steps: 309
