; The return address in one fixed place
; Many processors have a link register: a call puts the return address there and nowhere else. Here a global is that
; register. The call of square, which calls nothing, is cheap. But there is only one such place: squares, which calls
; square twice, must save what stands there first, or it would never find back.

.global link

    const 7
    const 3
    const back
    gstore link
    jmp squares                 ; stack: 7 3
back:
    print                       ; expect: 40 ; stack: 40
    jmp end

squares:
    gload link                  ; saved on the stack
    rot
    rot                         ; stack: 3 23 7
    const second
    gstore link                 ; overwritten
    jmp square                  ; stack: 23 7 3
second:
    swap                        ; stack: 23 7 9
    const first
    gstore link
    jmp square                  ; stack: 23 9 7
first:
    swap                        ; stack: 23 9 49
    sub
    swap                        ; stack: 23 40
    jmpi                        ; stack: 40 23

square:
    dup
    mul
    gload link
    jmpi
end:
    halt                        ; steps: 30
