; Roman numerals
; Take away the greatest value that fits and write its letters, until nothing is left. The thirteen values stand in one
; string as a table, 7 characters a row: the value and its letters.

.const table "1000M  900 CM 500 D  400 CD 100 C  90  XC 50  L  40  XL 10  X  9   IX 5   V  4   IV 1   I  "

.func main
    const 1984
    call roman
    print                   ; expect: MCMLXXXIV
    const 2026
    call roman
    print                   ; expect: MMXXVI
    halt

.func roman n
.local result row value
    ldc ""
    lstore result
loop:
    lload n
    jf done
    lload row
    const 0
    const 4
    call field
    s2i                     ; stack: "1000"
    lstore value
    lload value
    lload n
    lte
    jf next
    lload result            ; it fits: write its letters, take it away
    lload row
    const 4
    const 7
    call field
    concat                  ; stack: "" "M"
    lstore result
    lload n
    lload value
    sub
    lstore n
    rjmp loop
next:
    lload row
    const 7
    add
    lstore row
    rjmp loop
done:
    lload result
    ret

; The text of the table from row + from up to row + to, without the spaces behind it.
.func field row from to
.local end
    lload row
    lload to
    add
    lstore end
trim:
    ldc table
    lload end
    const 1
    sub
    schar
    const ' '
    eq
    jf done
    lload end
    const 1
    sub
    lstore end
    rjmp trim
done:
    ldc table
    lload row
    lload from
    add
    lload end
    substr
    ret
