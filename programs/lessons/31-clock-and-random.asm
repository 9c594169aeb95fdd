; The clock and the dice
; A machine knows no time and no chance: it asks the world, and the answer is remembered. That is why you can step
; back over a random number and forward again, and the dice fall the same way.

    host clock
    const 1000              ; stack: 1700000000123
    div
    print                   ; expect: 1700000000
    const 6
    host random             ; stack: 6
    const 1                 ; stack: 3
    add
    print                   ; expect: 4
    halt                    ; steps: 10
; clock: 1700000000123
; random: 3
