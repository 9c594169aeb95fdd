; Every value knows its type
; A value on the stack carries its type with it. typeof pops a value and pushes the name of its type as a string. null
; is a value of its own that stands for "nothing".

    null
    typeof                  ; stack: null
    print                   ; expect: null
    const 3
    typeof                  ; stack: 3
    print                   ; expect: int
    ldc 3.0
    typeof                  ; stack: 3.0
    print                   ; expect: float
    ldc "3"
    typeof                  ; stack: "3"
    print                   ; expect: string
    const 3
    newarr
    typeof                  ; stack: [0, 0, 0]
    print                   ; expect: array
    func twice
    typeof                  ; stack: twice
    print                   ; expect: function
    halt

.func twice n
    lload n
    const 2
    mul
    ret
