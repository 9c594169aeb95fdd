package vitrine.program;

import org.jspecify.annotations.Nullable;

/**
 * Something to say about a place in source: {@code message} says what was found and what was needed, {@code hint} what to do next ("" when
 * there is nothing to add).
 *
 * @param fix a change that mends it, or null when only the writer knows one
 * @param origin which other language the text seems to come from, as {@code machine/origin}: the help has a page for it; null when that plays no part
 */
public record Diagnostic(
        Severity severity,
        SourceRange range,
        String message,
        String hint,
        @Nullable Fix fix,
        @Nullable String origin) {
    /** Errors keep a program from being made; warnings and hints do not. */
    public enum Severity {
        ERROR,
        WARNING,
        HINT
    }

    public Diagnostic(Severity severity, SourceRange range, String message, String hint) {
        this(severity, range, message, hint, null, null);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
