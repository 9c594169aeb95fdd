/**
 * What can be known about a program before it runs: the stack height at each instruction, the results of each
 * function, jump targets, unreachable code, falling off the end.
 * <p>It warns and never forbids: to watch a stack underflow is a lesson.
 * <p>Knows stack effects and control flow from the instruction set's rows, and runs nothing.
 */
@NullMarked
package vitrine.verify;

import org.jspecify.annotations.NullMarked;
