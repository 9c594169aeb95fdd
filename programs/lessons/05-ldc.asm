; The constant pool
; An operand of const has 4 bytes. What does not fit there - a big number, a float, a string - lives in the constant
; pool of the program, and ldc pushes it from there by its number. .const gives an entry a name; a value written
; directly gets an entry of its own. Look at the bytes of each ldc in the listing: only 2 of them say which entry.

.const big 5_000_000_000
.const pi 3.14159
.const greeting "hello"

    ldc big
    ldc pi                  ; stack: 5000000000
    ldc greeting            ; stack: 5000000000 3.14159
    print                   ; expect: hello
    print                   ; expect: 3.14159
    print                   ; expect: 5000000000
    ldc 2.5
    ldc "two and a half"    ; stack: 2.5
    print                   ; expect: two and a half
    print                   ; expect: 2.5
    halt                    ; stack:
