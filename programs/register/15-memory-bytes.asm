; Memory, byte by byte
; loadb and setb move one byte. This walks over a text until the zero behind it, counts, and makes its letters capital.

.machine register
.data
word: .asciiz "little by little"
.code
    load $1 @word
    load $2 #0              ; how many bytes
    load $3 #0              ; the zero that ends the text
    load $4 'a'
    load $5 #32             ; what is between a letter and its capital
next:
    loadb $1 $0
    eq $0 $3
    djmpe done
    inc $2
    lt $0 $4
    djmpe skip
    sub $0 $5 $0
    setb $1 $0
skip:
    inc $1
    djmp next
done:
    prts @word              ; expect: LITTLE BY LITTLE
    host newline
    prti $2                 ; expect: 16
    host newline
    hlt
