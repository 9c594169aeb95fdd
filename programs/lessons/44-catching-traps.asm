; Catching traps
; Some errors that the machine finds can be caught like what the program throws: a division by zero, a wrong type, null where
; an object is needed, an index outside. The handler gets the message as a string. With 'trap' behind its labels a handler
; takes these alone. What breaks the machine's own limits cannot be caught: an endless recursion, a full heap.

.func main
    const 84
    const 2
    call divide
    print                   ; expect: 42
    const 84
    const 0
    call divide
    print                   ; expect: none: Division by zero.
    null
    call length
    print                   ; expect: alen needs an array, but got null.
    halt

.func divide a b
.catch begin end failed trap
begin:
    lload a
    lload b
    div                     ; stack: 84 2
    ret
end:
failed:
    ldc "none: "
    swap                    ; stack: "Division by zero." "none: "
    concat
    ret

.func length array
.catch begin end failed trap
begin:
    lload array
    alen
    ret
end:
failed:
    ret
