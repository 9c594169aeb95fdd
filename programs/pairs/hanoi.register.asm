; Towers of Hanoi, on the register machine
; Three discs go from peg 1 to peg 3. The four arguments are in $0 to $3; what is still needed after the first call is
; kept in registers that belong to the caller, and these are saved on the stack before.

.machine register

.func main
    load $0 #3
    load $1 #1
    load $2 #3
    load $3 #2
    call carry
    hlt                         ; sync: result

.func carry discs from to over
    load $4 #0                  ; sync: call
    eq discs $4
    djmpe nothing
    push $16
    push $17
    push $18
    push $19
    addi discs #-1
    move discs $16
    move from $17
    move to $18
    move over $19
    move $19 to
    move $18 over
    call carry
    prti $17                    ; sync: move
    prts " to "
    prti $18
    host newline
    move $16 discs
    move $19 from
    move $18 to
    move $17 over
    call carry
    pop $19
    pop $18
    pop $17
    pop $16
nothing:
    ret
; expect: 1 to 3
; expect: 1 to 2
; expect: 3 to 2
; expect: 1 to 3
; expect: 2 to 1
; expect: 2 to 3
; expect: 1 to 3
