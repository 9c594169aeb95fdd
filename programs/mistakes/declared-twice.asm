; The same name twice
; A name means one thing in its place. The message says where it was declared before.

.global counter
.global counter             ; expect error: The global 'counter' is declared in line 4 already.

.func main
.local i
.local i                    ; expect error: 'i' is a local of this function already.
again:
again:                      ; expect error: The label 'again' is declared in line 10 already.
    halt
