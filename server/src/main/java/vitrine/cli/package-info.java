/**
 * The command line: serve, run, asm, disasm, check, trace, with exit codes fit for scripts.
 * <p>It reads arguments and files, calls the layers below and prints. Whatever more than one command needs belongs
 * further down.
 */
@NullMarked
package vitrine.cli;

import org.jspecify.annotations.NullMarked;
