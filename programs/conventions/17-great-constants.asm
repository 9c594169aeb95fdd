; Constants that do not fit
; const has four bytes for its number, while a value has eight. What does not fit comes from the constant pool: ldc
; carries the number of an entry, two bytes, however great the entry is. When a number is too great the assembler writes
; ldc by itself; a machine with instructions of one length must do so much sooner.

.const million 1_000_000

.func main
    const 2_000_000_000
    print                       ; expect: 2000000000
    ldc million
    ldc million
    call squares
    print                       ; expect: 0
    ldc 10_000_000_000          ; an entry of the pool without a name
    print                       ; expect: 10000000000
    const 1                     ; or made from parts
    const 40
    shiftl
    print                       ; expect: 1099511627776
    halt

.func squares a b
    lload a
    dup
    mul                         ; far beyond four bytes
    lload b                     ; stack: 1000000000000
    dup
    mul
    sub
    ret
