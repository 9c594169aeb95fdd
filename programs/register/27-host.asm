; More of the world outside
; Whatever a program does not compute comes through host calls: the time of day in $f0, numbers by chance in $0. print
; and print_char write $0, as a number and as a character.
; clock: 1000
; random: 3

.machine register
    host clock
    prtf $f0                ; expect: 1000.0
    host newline
    load $0 #6
    host random             ; from 0 to 5
    inc $0
    host print              ; expect: 4
    host newline
    load $0 'A'
    host print_char
    load $0 0x1f600
    host print_char         ; expect: A😀
    host newline
    hlt
