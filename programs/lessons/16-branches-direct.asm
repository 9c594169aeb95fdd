; Branches: direct, absolute
; jmp, jt and jf carry the address they jump to in their operand. jmp always jumps; jt and jf pop a value and jump
; when it is true or false. 0, 0.0 and null are false, everything else is true.

    jmp start
skipped:
    ldc "never printed"
    print
start:
    const 1                 ; stack:
    jt isTrue               ; stack: 1
    ldc "never printed"
    print
isTrue:
    ldc "1 is true"         ; stack:
    print                   ; expect: 1 is true
    const 0
    jf isFalse              ; stack: 0
    jmp skipped
isFalse:
    ldc "0 is false"
    print                   ; expect: 0 is false
    null
    jt skipped              ; stack: null
    ldc "null is false too"
    print                   ; expect: null is false too
    halt                    ; steps: 14
