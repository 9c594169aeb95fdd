; Branches: indirect, absolute
; jmpi takes the address from the stack. The program can therefore compute where it goes: an address is a number like
; any other, and const with a label pushes it. This is how a subroutine can return without a call instruction.

    const back              ; the address to come back to
    jmp hello               ; stack: 10
back:
    ldc "and back"          ; stack:
    print                   ; stack: "and back"
    halt                    ; steps: 8

hello:
    ldc "hello"             ; stack: 10
    print                   ; stack: 10 "hello"
    jmpi                    ; stack: 10
; expect: hello
; expect: and back
