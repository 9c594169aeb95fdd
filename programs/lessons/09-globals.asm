; Globals
; The stack forgets what is popped; a global keeps its value until another is stored. gload copies the global onto the
; stack, gstore pops the top into the global. In the globals panel the old and the new value stand side by side.

.global counter 10
.global last                ; without a first value: 0

    gload last
    print                   ; expect: 0
    gload counter           ; stack:
    const 1                 ; stack: 10
    add
    gstore counter          ; stack: 11
    gload counter           ; stack:
    gstore last             ; stack: 11
    gload last
    print                   ; expect: 11
    halt                    ; steps: 11
