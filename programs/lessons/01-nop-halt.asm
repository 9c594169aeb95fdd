; Nothing, and the end
; The smallest program: step and watch the IP register. Each step adds 1 to the time and moves IP to the next
; instruction; nop changes nothing else, and halt ends the program. Step back: the time goes down again.

    nop                     ; stack:
    nop
    halt                    ; steps: 3
