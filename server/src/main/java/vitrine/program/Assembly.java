package vitrine.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What assembling a text yields.
 *
 * @param machine the name of the machine that the text is for, "" when it names one that nobody knows
 * @param program the program, or null when there were errors
 * @param diagnostics everything there is to say about the text
 */
public record Assembly(String machine, @Nullable Program program, SourceMap sourceMap, List<Diagnostic> diagnostics) {
    public Assembly {
        diagnostics = List.copyOf(diagnostics);
    }
}
