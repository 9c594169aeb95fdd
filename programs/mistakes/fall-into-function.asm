; Running on into the next function
; main has no halt, so the machine goes on with what stands behind it: the code of double, without a frame for it. Its
; parameter n is not there. The verifier has seen it coming.

.global result

.func main
    const 21
    call double
    gstore result           ; expect warning: Function 'main' does not end after this instruction: the program runs on into function 'double'.

.func double n
    lload n                 ; expect trap: lload names local 0, but there is none.
    const 2
    mul
    ret
