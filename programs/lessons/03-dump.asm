; The whole machine as text
; dump writes everything there is to the output: registers, operand stack, frames, globals and heap. The panels of the
; page show the same. Compare the two before you step on; later programs have more to show.

.global answer 42
    const 7                 ; stack:
    const 8                 ; stack: 7
    dump                    ; stack: 7 8
    pop
    pop
    halt                    ; steps: 6
; expect: time 2  ip 0x000a  sp 2  fp 0  depth 1
; expect: stack   7 8
; expect: frame 0 main
; expect: globals answer = 42
; expect: heap    0 bytes
