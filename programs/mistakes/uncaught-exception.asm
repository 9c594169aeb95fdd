; An exception that nobody catches
; No function that is active has a handler for what is thrown. The program stops where it was thrown, with all frames as they
; were, and the trap tells the whole way there: withdraw was called by pay, pay by main.

.func main
    const 100
    const 120
    call pay
    print
    halt

.func pay balance price
    lload balance
    lload price
    call withdraw
    ret

.func withdraw balance amount
    lload balance
    lload amount
    sub
    dup
    const 0
    lt
    jt missing
    ret
missing:
    ldc "not enough money"
    throw                   ; expect trap: Uncaught exception: "not enough money".
