; Rearranging the stack
; Each of these instructions only moves or copies what is on the stack. Step through and say what the stack will look
; like before you press the key.

    const 1
    const 2
    const 3
    dup                     ; stack: 1 2 3
    pop                     ; stack: 1 2 3 3
    swap                    ; stack: 1 2 3
    over                    ; stack: 1 3 2
    pop                     ; stack: 1 3 2 3
    rot                     ; stack: 1 3 2
    rot                     ; stack: 3 2 1
    rot                     ; stack: 2 1 3
    pick 0                  ; stack: 1 3 2
    pick 3                  ; stack: 1 3 2 2
    print                   ; expect: 1
    print                   ; expect: 2
    print                   ; expect: 2
    print                   ; expect: 3
    print                   ; expect: 1
    halt                    ; steps: 19
