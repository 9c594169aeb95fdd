; Arguments in a record
; The caller makes a record of the arguments and passes the one reference; the callee writes its result into it. So any
; number of arguments takes one cell of the stack. The record outlives the call: who made it gives it up.

.func main
.local record
    const 3
    newarr
    lstore record
    lload record
    const 0
    const 7
    astore                      ; a
    lload record
    const 1
    const 3
    astore                      ; b
    lload record
    call squares
    lload record
    const 2
    aload                       ; the result
    print                       ; expect: 40
    null
    lstore record               ; given up
    halt

.func squares record
    lload record
    const 2                     ; where the result goes
    lload record
    const 0
    aload
    dup
    mul
    lload record                ; stack: [7, 3, 0] 2 49
    const 1
    aload
    dup
    mul
    sub                         ; stack: [7, 3, 0] 2 49 9
    astore                      ; stack: [7, 3, 0] 2 40
    ret                         ; stack:
