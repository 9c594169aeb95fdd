; Strings
; A string lives in the heap; the stack holds a reference to it. A string never changes: concat and substr make new
; ones, and each new one appears in the heap panel. The first character has index 0.

    ldc "stack"
    ldc "machine"           ; stack: "stack"
    concat                  ; stack: "stack" "machine"
    dup                     ; stack: "stackmachine"
    slen
    print                   ; expect: 12
    dup
    const 5
    schar                   ; stack: "stackmachine" "stackmachine" 5
    print                   ; expect: 109
    dup
    const 1                 ; from
    const 4                 ; up to, not including
    substr                  ; stack: "stackmachine" "stackmachine" 1 4
    print                   ; expect: tac
    ldc "stackmachine"
    eq                      ; stack: "stackmachine" "stackmachine"
    print                   ; expect: 1
    halt                    ; steps: 19
