package vitrine.program;

/**
 * A place in source text: line and column count from 1; column and length count {@link Characters characters}, which the page turns into the units
 * of its editor. Length 0 means the whole line; a length may go beyond the end of the line, whose break counts as one; line 0 means no place in
 * the text.
 */
public record SourceRange(int line, int column, int length) {}
