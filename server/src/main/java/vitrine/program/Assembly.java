package vitrine.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What assembling a text yields: the program, or null when there were errors, with everything there is to say about the text. */
public record Assembly(@Nullable Program program, SourceMap sourceMap, List<Diagnostic> diagnostics) {
    public Assembly {
        diagnostics = List.copyOf(diagnostics);
    }
}
