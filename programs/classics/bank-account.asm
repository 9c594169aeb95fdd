; A bank account
; The balance is a global: every function sees it, and it stays when they return. A withdrawal that is too great is
; refused and changes nothing. Watch the globals panel, old value and new.

.global balance 100

.func main
    const 50
    call deposit
    const 30
    call withdraw
    print                   ; expect: 1
    const 500
    call withdraw
    print                   ; expect: 0
    gload balance
    print                   ; expect: 120
    halt                    ; steps: 32

.func deposit amount
    gload balance           ; stack:
    lload amount            ; stack: 100
    add
    gstore balance          ; stack: 150
    ret

; 1 when it was done, 0 when there is not enough.
.func withdraw amount
    lload amount
    gload balance
    gt                      ; stack: 30 150
    jt refuse
    gload balance
    lload amount
    sub
    gstore balance          ; stack: 120
    const 1
    ret
refuse:
    const 0
    ret
