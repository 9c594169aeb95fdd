; The sieve of Eratosthenes over an array in the heap
; Reads and writes words of memory. Reads how many times, prints how many primes there are below the limit.
.machine register
.memory 5_000_000

.const limit 1000000

.func main
    host read_int
    move $0 $16                 ; rounds
    ldc $17 limit
    move $17 $18
    shl $18 #2
    aloc $18                    ; the flags, a word each
    load $19 #0
again:
    eq $16 $19
    djmpe done
    move $18 $0
    move $17 $1
    call sieve
    dec $16
    djmp again
done:
    prti $0
    hlt

; The number of primes below limit.
.func sieve flags limit
    move limit $4
    shl $4 #2
    add flags $4 $4             ; the end of the flags
    load $5 #1
    move flags $6
clear:
    setm $6 $5
    addi $6 #4
    lt $6 $4
    djmpe clear
    load $7 #0                  ; the count
    load $8 #2                  ; i
    load $11 #0
    load $6 #8
    add flags $6 $6             ; the flag of i
next:
    lt $8 limit
    djmpn over
    loadm $6 $9
    eq $9 $11
    djmpe composite
    inc $7
    move $8 $9
    shl $9 #2                   ; so many bytes from one flag to the next
    add $6 $9 $10
strike:
    lt $10 $4
    djmpn composite
    setm $10 $11
    add $10 $9 $10
    djmp strike
composite:
    inc $8
    addi $6 #4
    djmp next
over:
    move $7 $0
    ret
