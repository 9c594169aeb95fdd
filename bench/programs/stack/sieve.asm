; The sieve of Eratosthenes over an array in the heap
; Reads and writes elements. Reads how many times, prints how many primes there are below the limit.

.const limit 1000000

.func main
.local rounds flags count
    host read_int
    lstore rounds
    ldc limit
    newarr
    lstore flags
again:
    lload rounds
    jf done
    lload flags
    call sieve
    lstore count
    lload rounds
    const 1
    sub
    lstore rounds
    rjmp again
done:
    lload count
    print
    halt

.func sieve flags
.local i j count
clear:
    lload i
    ldc limit
    lt
    jf search
    lload flags
    lload i
    const 1
    astore
    lload i
    const 1
    add
    lstore i
    rjmp clear
search:
    const 2
    lstore i
next:
    lload i
    ldc limit
    lt
    jf done
    lload flags
    lload i
    aload
    jf composite
    lload count
    const 1
    add
    lstore count
    lload i
    lload i
    add
    lstore j
strike:
    lload j
    ldc limit
    lt
    jf composite
    lload flags
    lload j
    const 0
    astore
    lload j
    lload i
    add
    lstore j
    rjmp strike
composite:
    lload i
    const 1
    add
    lstore i
    rjmp next
done:
    lload count
    ret
