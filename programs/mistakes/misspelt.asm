; A misspelt instruction
; The assembler names the nearest instruction it knows. It does not stop at the first error but shows them all at once.

    const 1
    pritn                   ; expect error: Unknown instruction 'pritn'.
    hallt                   ; expect error: Unknown instruction 'hallt'.
