package vitrine.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of requests that are no commands. */
public final class Requests {
    private Requests() {}

    public record Assemble(@Nullable String source) {}

    /** @param image the bytes of an image in Base64 */
    public record Disassemble(@Nullable String image) {}

    /**
     * @param input the lines of input, separated by newlines
     * @param inputClosed whether the end of the input comes after the last line
     * @param seed what random numbers follow from; one is made up when it is missing
     * @param recorded what the clock showed in an earlier run, each a time and a number
     * @param edits what was written into cells in an earlier run, each a time, a cell and a value, and what the cell was called, which may be missing
     * @param time where to go to
     */
    public record Create(
            @Nullable String source,
            @Nullable String input,
            @Nullable Boolean inputClosed,
            @Nullable Long seed,
            @Nullable List<List<Long>> recorded,
            @Nullable List<Command.Breakpoint> breakpoints,
            @Nullable List<List<Object>> edits,
            @Nullable Long time) {}
}
