; Characters that only look right
; What was copied from a web page or a word processor has signs that no keyboard has. Each is named, with what to type.

    const −5                ; expect error: Unexpected character '−' (U+2212, MINUS SIGN).
    const 1​2                ; expect error: Unexpected character U+200B (ZERO WIDTH SPACE).
    ldc “hello”             ; expect error: Unexpected character '“' (U+201C, LEFT DOUBLE QUOTATION MARK).
    рrint                   ; expect error: Unknown instruction 'рrint'.
    halt
