; Names that nobody has declared
; A global, a local, a constant, a function and a host call are each looked up where they belong. The hint tells what
; was probably meant, and when the name is something else, which instruction takes it.

.global counter
.const limit 10

.func main
.local i
    gload conter            ; expect error: There is no global 'conter'.
    lload counter           ; expect error: There is no local or parameter 'counter' in function 'main'.
    ldc limt                ; expect error: There is no constant 'limt'.
    call man                ; expect error: There is no function 'man'.
    host red_line           ; expect error: There is no host call 'red_line'.
    halt
