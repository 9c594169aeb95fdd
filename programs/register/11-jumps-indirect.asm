; Indirect jumps
; jmp goes where a register says. So a program can compute where it goes: here it comes back to different places from one
; and the same piece of code. jmpe does it only when eq is 1.

.machine register
    load $9 @first
    djmp greet
first:
    load $9 @second
    djmp greet
second:
    load $8 @end
    eq $0 $0
    jmpe $8
    prts "never said"
greet:
    prts "hello\n"
    jmp $9
end:
    hlt                     ; steps: 12
; expect: hello
; expect: hello
