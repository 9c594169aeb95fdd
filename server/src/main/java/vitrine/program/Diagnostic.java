package vitrine.program;

/**
 * Something to say about a place in source: {@code message} says what was found and what was needed, {@code hint} what to do next ("" when
 * there is nothing to add).
 */
public record Diagnostic(Severity severity, SourceRange range, String message, String hint) {
    /** Errors keep a program from being made; warnings and hints do not. */
    public enum Severity {
        ERROR,
        WARNING,
        HINT
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
