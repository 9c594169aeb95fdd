; An iterator
; A list and a range have nothing in common but that both answer 'iterator' with something that answers 'next': the following
; element, or null behind the last. sum and the loop in main know no more than that. An iterator is a closure or an object,
; as each likes: here the one of the range is an object, that of the list too, and map makes a new one out of another.

.class Node
.field value next
.class List
.field first
.class ListIterator
.field node
.class Range
.field from to
.class RangeIterator
.field at to
.class Mapped
.field source function

.func main
.local list it
    new List
    lstore list
    lload list
    const 30
    send push 1
    lload list
    const 20
    send push 1
    lload list
    const 10
    send push 1
    lload list
    send iterator 0
    call sum
    print                   ; expect: 60
    new Range
    dup
    const 1
    putf from
    dup
    const 4
    putf to
    send iterator 0
    call sum                ; stack: RangeIterator(at: 1, to: 4)
    print                   ; expect: 10
    new Mapped
    lstore it
    lload it
    lload list
    send iterator 0
    putf source
    lload it
    func square
    putf function
each:
    lload it
    send next 0
    dup
    null
    eq
    jt done
    print
    rjmp each
; expect: 100
; expect: 400
; expect: 900
done:
    pop
    halt

; The elements that an iterator gives, added up.
.func sum it
.local total
loop:
    lload it
    send next 0
    dup                     ; stack: 10
    null
    eq
    jt done
    lload total
    add
    lstore total
    rjmp loop
done:
    pop
    lload total
    ret

.func square n
    lload n
    dup
    mul
    ret

; At the beginning of the list.
.func List.push self value
.local node
    new Node
    lstore node
    lload node
    lload value
    putf value
    lload node
    lload self
    getf first
    putf next
    lload self
    lload node
    putf first
    ret

.func List.iterator self
    new ListIterator
    dup
    lload self
    getf first
    putf node
    ret

.func ListIterator.next self
.local node
    lload self
    getf node
    lstore node
    lload node
    jf over
    lload self
    lload node
    getf next
    putf node
    lload node
    getf value
    ret
over:
    null
    ret

.func Range.iterator self
    new RangeIterator
    dup
    lload self
    getf from
    putf at
    dup
    lload self
    getf to
    putf to
    ret

.func RangeIterator.next self
    lload self
    getf at
    lload self
    getf to
    gt
    jt over
    lload self
    getf at
    lload self
    lload self
    getf at
    const 1
    add
    putf at                 ; stack: 1 RangeIterator(at: 1, to: 4) 2
    ret
over:
    null
    ret

; What the source gives, with the function applied.
.func Mapped.next self
.local value
    lload self
    getf source
    send next 0
    lstore value
    lload value
    null
    eq
    jt over
    lload value
    lload self
    getf function
    calli 1
    ret
over:
    null
    ret
