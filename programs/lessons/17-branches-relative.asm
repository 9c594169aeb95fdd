; Branches: direct, relative
; rjmp carries a distance, counted from its own first byte. Its operand stays right when the whole code is moved to
; another place. Look at the bytes: the jump back is a negative number, ff ff ff and so on.

.global n 3

loop:
    gload n                 ; stack:
    jf done                 ; stack: 3
    gload n                 ; stack:
    print                   ; expect: 3
                            ; expect: 2
                            ; expect: 1
    gload n
    const 1                 ; stack: 3
    sub
    gstore n                ; stack: 2
    rjmp loop
done:
    ldc "lift off"
    print                   ; expect: lift off
    halt                    ; steps: 32
