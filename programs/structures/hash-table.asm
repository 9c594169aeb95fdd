; A hash table
; The hash of a key says in which bucket it is: keys that share a bucket hang on one chain. When there are more entries than
; buckets, the table makes itself twice as many and hangs every entry into its new place; the old array of buckets is garbage.

.class Entry
.field key value next

.class Table
.field buckets count

.func main
.local table
    call newTable
    lstore table
    lload table
    ldc "one"
    const 1
    send put 2
    lload table
    ldc "two"
    const 2
    send put 2
    lload table
    getf buckets
    alen
    print                   ; expect: 2
    lload table
    ldc "three"
    const 3
    send put 2
    lload table
    ldc "four"
    const 4
    send put 2
    lload table
    ldc "five"
    const 5
    send put 2
    lload table
    getf buckets
    alen
    print                   ; expect: 8
    lload table
    ldc "two"
    const 22
    send put 2              ; another value for a known key
    lload table
    getf count
    print                   ; expect: 5
    lload table
    ldc "two"
    send get 1
    print                   ; expect: 22
    lload table
    ldc "five"
    send get 1
    print                   ; expect: 5
    lload table
    ldc "six"
    send get 1
    print                   ; expect: null
    halt

.func newTable
    new Table
    dup
    const 2
    newarr
    putf buckets
    dup
    const 0
    putf count
    ret

; the remainder of a sum of characters, each weighed by its place
.func hash key buckets
.local i sum
    rjmp test
loop:
    lload sum
    const 31
    mul
    lload key
    lload i
    schar
    add
    lstore sum
    lload i
    const 1
    add
    lstore i
test:
    lload i
    lload key
    slen
    lt
    jt loop
    lload sum
    const 0x7fffffff
    and
    lload buckets
    alen
    mod
    ret

; the entry of a key, or null
.func Table.find self key
.local entry
    lload self
    getf buckets
    lload key
    lload self
    getf buckets
    call hash
    aload
    lstore entry
    rjmp test
loop:
    lload entry
    getf key
    lload key
    eq
    jt done
    lload entry
    getf next
    lstore entry
test:
    lload entry
    jt loop
    null
    ret
done:
    lload entry
    ret

.func Table.get self key
.local entry
    lload self
    lload key
    send find 1
    lstore entry
    lload entry
    jt found
    null
    ret
found:
    lload entry
    getf value
    ret

.func Table.put self key value
.local entry
    lload self
    lload key
    send find 1
    lstore entry
    lload entry
    jt known
    lload self
    getf count
    lload self
    getf buckets
    alen
    lt
    jt room
    lload self
    send grow 0
room:
    new Entry
    lstore entry
    lload entry
    lload key
    putf key
    lload self
    getf buckets
    lload entry
    call hang
    lload self
    lload self
    getf count
    const 1
    add
    putf count
known:
    lload entry
    lload value
    putf value
    ret

; puts an entry in front of the chain of its bucket
.func hang buckets entry
.local index
    lload entry
    getf key
    lload buckets
    call hash
    lstore index
    lload entry
    lload buckets
    lload index
    aload
    putf next
    lload buckets
    lload index
    lload entry
    astore
    ret

.func Table.grow self
.local old new i entry next
    lload self
    getf buckets
    lstore old
    lload old
    alen
    const 2
    mul
    newarr
    lstore new
loop:
    lload i
    lload old
    alen
    lt
    jf done
    lload old
    lload i
    aload
    lstore entry
    rjmp test
chain:
    lload entry
    getf next
    lstore next
    lload new
    lload entry
    call hang
    lload next
    lstore entry
test:
    lload entry
    jt chain
    lload i
    const 1
    add
    lstore i
    rjmp loop
done:
    lload self
    lload new
    putf buckets
    ret
