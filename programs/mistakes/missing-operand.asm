; An operand too few, an operand too many
; Each instruction has its own number of operands. add takes its numbers from the stack, not from the line.

    const                   ; expect error: const needs a whole number, but there is none.
    add 1 2                 ; expect error: add takes no operand, but here is '1'.
    halt
