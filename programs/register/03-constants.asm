; The other way out: the constant is data
; ldc loads a word from the data segment, where it stands with all its 32 bits. The instruction holds its address. One
; instruction in place of two, but a read of memory: what is better depends on the machine. A value behind # that has no
; name gets a place there too.

.machine register
.const million 1_000_000
    ldc $0 million
    prti $0                 ; expect: 1000000
    host newline
    ldc $1 #123456789
    prti $1                 ; expect: 123456789
    host newline
    load $2 @million        ; the address of the constant, not its value
    prti $2                 ; expect: 0
    host newline
    hlt                     ; steps: 10
