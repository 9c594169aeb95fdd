; A recursion without an end
; The case that should stop it tests for exactly 0, and 5, 3, 1, -1 never is. Frame upon frame is made until there are
; too many. Look at the timeline: a slope that only goes up.

.func main
    const 5
    call countDown
    halt

.func countDown n
    lload n
    jf done
    lload n
    const 2
    sub
    call countDown          ; expect trap: The call of countDown goes too deep: there are 10000 frames already.
done:
    ret
; steps: 59996
