; A parser by recursive descent
; Reads 2*(3+4)-10/5 and the like: one method for each rule of the grammar, calling each other as the rules do. The parser is an
; object with the text and a place in it. What it makes is a tree of objects, and each kind of node knows its own value. Mistakes
; in the text are thrown from wherever they are found, however deep that is.
;
;   sum     = product (('+' | '-') product)*
;   product = factor (('*' | '/') factor)*
;   factor  = number | '(' sum ')'

.class Parser
.field text at
.class Number
.field value
.class Operation
.field left right
.class Plus extends Operation
.class Minus extends Operation
.class Times extends Operation
.class Over extends Operation
.class SyntaxError
.field message at

.func main
    ldc "2*(3+4)-10/5"
    call evaluate
    print                   ; expect: 12
    ldc "((1))"
    call evaluate
    print                   ; expect: 1
    ldc "2*(3+"
    call evaluate
    print                   ; expect: a number is needed at 5
    ldc "2)"
    call evaluate
    print                   ; expect: nothing more is needed at 1
    ldc "8/(2-2)"
    call evaluate
    print                   ; expect: Division by zero.
    halt

; The value of a text, or what is wrong with it.
.func evaluate text
.local parser tree wrong
.catch begin end bad SyntaxError
.catch begin end trapped trap
begin:
    new Parser
    lstore parser
    lload parser
    lload text
    putf text
    lload parser
    const 0
    putf at
    lload parser
    send sum 0
    lstore tree
    lload parser
    send peek 0
    const 0
    ne
    jt more
    lload tree
    send value 0
    ret
more:
    lload parser
    ldc "nothing more is needed"
    send fail 1
end:
    halt                    ; fail never returns
bad:
    lstore wrong
    lload wrong
    getf message
    ldc " at "
    concat
    lload wrong
    getf at
    i2s
    concat
    ret
trapped:
    ret                     ; stack: "Division by zero."

; The code of the next character, 0 at the end.
.func Parser.peek self
    lload self
    getf at
    lload self
    getf text
    slen
    lt
    jf over
    lload self
    getf text
    lload self
    getf at
    schar
    ret
over:
    const 0
    ret

; Whether the next character is the one of a code; then it is taken.
.func Parser.takes self code
    lload self
    send peek 0
    lload code
    eq
    jf other
    lload self
    lload self
    getf at
    const 1
    add
    putf at
    const 1
    ret
other:
    const 0
    ret

.func Parser.fail self message
.local wrong
    new SyntaxError
    lstore wrong
    lload wrong
    lload message
    putf message
    lload wrong
    lload self
    getf at
    putf at
    lload wrong
    throw

.func Parser.sum self
.local left
    lload self
    send product 0
    lstore left
loop:
    lload self
    const '+'
    send takes 1
    jt plus
    lload self
    const '-'
    send takes 1
    jt minus
    lload left
    ret
plus:
    new Plus
    lload left
    lload self
    send product 0
    call joined
    lstore left
    rjmp loop
minus:
    new Minus
    lload left
    lload self
    send product 0
    call joined
    lstore left
    rjmp loop

.func Parser.product self
.local left
    lload self
    send factor 0
    lstore left
loop:
    lload self
    const '*'
    send takes 1
    jt times
    lload self
    const '/'
    send takes 1
    jt over
    lload left
    ret
times:
    new Times
    lload left
    lload self
    send factor 0
    call joined
    lstore left
    rjmp loop
over:
    new Over
    lload left
    lload self
    send factor 0
    call joined
    lstore left
    rjmp loop

.func Parser.factor self
.local inner
    lload self
    const '('
    send takes 1
    jf number
    lload self
    send sum 0
    lstore inner
    lload self
    const ')'
    send takes 1
    jf unclosed
    lload inner
    ret
number:
    lload self
    send number 0
    ret
unclosed:
    lload self
    ldc "a ) is needed"
    send fail 1
    halt                    ; fail never returns

.func Parser.number self
.local from node
    lload self
    getf at
    lstore from
digits:
    lload self
    send peek 0
    const '0'
    gte
    lload self
    send peek 0
    const '9'
    lte
    and
    jf end
    lload self
    lload self
    getf at
    const 1
    add
    putf at
    rjmp digits
end:
    lload self
    getf at
    lload from
    eq
    jt none
    new Number
    lstore node
    lload node
    lload self
    getf text
    lload from
    lload self
    getf at
    substr
    s2i
    putf value
    lload node
    ret
none:
    lload self
    ldc "a number is needed"
    send fail 1
    halt                    ; fail never returns

; An operation with its two sides.
.func joined operation left right
    lload operation
    lload left
    putf left
    lload operation
    lload right
    putf right
    lload operation
    ret

.func Number.value self
    lload self
    getf value
    ret

; The values of both sides.
.func Operation.sides self
    lload self
    getf left
    send value 0
    lload self
    getf right
    send value 0
    ret

.func Plus.value self
    lload self
    send sides 0
    add
    ret

.func Minus.value self
    lload self
    send sides 0
    sub
    ret

.func Times.value self
    lload self
    send sides 0
    mul
    ret

.func Over.value self
    lload self
    send sides 0
    div
    ret
