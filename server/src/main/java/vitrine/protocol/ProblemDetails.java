package vitrine.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.program.Diagnostic;

/**
 * Why a request was not carried out, as RFC 9457 has it.
 *
 * @param type a name of this kind of problem that programs can rely on
 * @param title what happened, the same for all problems of the kind
 * @param detail what happened here: where, what was needed, what was there
 * @param hint what to do next
 * @param diagnostics what is wrong with the program, when that is the problem
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDetails(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String hint,
        @Nullable List<Diagnostic> diagnostics) {}
