; Branches: indirect, relative
; rjmpi takes a distance from the stack and counts it from its own address. The difference of two labels is such a
; distance. With a computed distance one instruction chooses among many places: here, all entries are 4 bytes apart.

.global choice 2

    gload choice
    const second - first    ; stack: 2
    mul                     ; stack: 2 8
    const first - here      ; stack: 16
    add                     ; stack: 16 1
here:
    rjmpi                   ; stack: 17
first:
    ldc "zero"
    jmp write
second:
    ldc "one"
    jmp write
third:
    ldc "two"               ; stack:
write:
    print                   ; expect: two
    halt                    ; steps: 9
