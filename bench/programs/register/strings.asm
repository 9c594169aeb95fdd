; Scanning strings
; Looks at every character of a text and compares strings, byte by byte up to the zero. Reads how many times, prints how much was
; found in all.
.machine register

.data
text: .asciiz 'the quick brown fox jumps over the lazy dog and then the dog sleeps'
same: .asciiz 'the quick brown fox jumps over the lazy dog and then the dog sleeps'
.code
.func main
    host read_int
    move $0 $16                 ; rounds
    load $17 #0                 ; found
    load $18 #0
again:
    eq $16 $18
    djmpe done
    load $0 @text
    call scan
    add $17 $0 $17
    load $0 @text
    load $1 @same
    call equal
    add $17 $0 $17
    dec $16
    djmp again
done:
    prti $17
    hlt

; How many e and o there are.
.func scan text
    load $4 #0                  ; the count
    load $5 #0
    load $6 'e'
    load $7 'o'
character:
    loadb text $8
    eq $8 $5
    djmpe over
    eq $8 $6
    djmpe found
    eq $8 $7
    djmpn next
found:
    inc $4
next:
    inc text
    djmp character
over:
    move $4 $0
    ret

; 1 when two texts are equal, else 0.
.func equal one other
    load $5 #0
again:
    loadb one $6
    loadb other $7
    neq $6 $7
    djmpe differ
    inc one
    inc other
    neq $6 $5
    djmpe again
    load $0 #1
    ret
differ:
    load $0 #0
    ret
