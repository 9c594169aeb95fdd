; Texts are bytes and a zero
; prts names its text in the instruction, so the text must stand in the data segment. For a text anywhere else there is
; host print_text, which takes the address in $0: here a text is made in the heap, from behind.

.machine register
.data
word: .asciiz "stressed"
.code
.func main
    prts @word              ; expect: stressed
    host newline
    load $0 @word
    call reversed
    host print_text         ; expect: desserts
    host newline
    hlt

; The address of a new text that is another one from behind.
.func reversed text
    load $4 #0
    load $5 #0              ; its length
count:
    add text $5 $6
    loadb $6 $6
    eq $6 $4
    djmpe counted
    inc $5
    djmp count
counted:
    move $5 $7
    inc $7                  ; room for the zero
    aloc $7
    add $7 $5 $8
    setb $8 $4
    move $7 $9
copy:
    eq $5 $4
    djmpe done
    dec $5
    add text $5 $6
    loadb $6 $6
    setb $9 $6
    inc $9
    djmp copy
done:
    move $7 $0
    ret
