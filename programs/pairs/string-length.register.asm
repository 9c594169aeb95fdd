; String length, on the register machine
; A string is an address and nothing else: it ends before the first zero, and who wants to know its length has to look at
; each byte.

.machine register

.data
text: .asciiz 'a case of glass'
.code
    load $1 @text
    move $1 $2
    load $3 #0
again:
    loadb $2 $4                 ; sync: iteration
    eq $4 $3
    djmpe done
    inc $2
    djmp again
done:
    sub $2 $1 $0                ; sync: result
    prti $0                     ; expect: 15
    host newline
    hlt
