; Characters
; A character is one Unicode code point. What looks like one can be several: an accent of its own, the members of a family.
; Strings are ordered by the codes of their characters.

    ldc "😀"
    slen                    ; stack: "😀"
    print                   ; expect: 1
    ldc "a😀b"
    const 1
    schar                   ; stack: "a😀b" 1
    print                   ; expect: 128512
    ldc "\u{1f600}!"        ; the same character by its code
    const 0
    const 1
    substr
    ldc "😀"
    eq                      ; stack: "😀" "😀"
    print                   ; expect: 1
    ldc "\u00e9"            ; é as one character
    slen
    print                   ; expect: 1
    ldc "e\u0301"           ; é as two: e, and an accent
    slen
    print                   ; expect: 2
    ldc "\uffff"
    ldc "😀"
    lt                      ; stack: "\uffff" "😀"
    print                   ; expect: 1
    halt
