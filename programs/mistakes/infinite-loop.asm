; A loop that never ends
; The counter goes up by 2 and steps over 9, so it never is what the loop waits for. Run it, pause it, and look at i:
; then put a breakpoint with the condition i > 9 into the loop.

.func main
.local i
loop:
    lload i
    const 9
    eq
    jt done
    lload i
    const 2
    add
    lstore i
    rjmp loop
done:
    halt
; expect running: 100000
