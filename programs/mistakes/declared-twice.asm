; The same name twice
; A name means one thing in its place. The message says where it was declared before.

.global counter
.global counter             ; expect error: The global 'counter' is already declared in line 4.

.func main
.local i
.local i                    ; expect error: 'i' is already a local of this function.
again:
again:                      ; expect error: The label 'again' is already declared in line 10.
    halt
