package vitrine.verify;

import java.util.List;
import vitrine.program.Diagnostic;

/**
 * What is known of a program before it runs. Heights hold for every run in which functions are entered by calls only; where a run can
 * come with different heights, or only a run can tell, they are {@link #UNKNOWN}.
 */
public final class Verification {
    /** The number of values is not the same in every run, or only a run can tell it. */
    public static final int UNKNOWN = -1;
    /** No run comes here, as far as can be known. */
    public static final int UNREACHED = -2;

    /**
     * What is known of one function.
     *
     * @param greatest the greatest height that is known of any place in it
     * @param exact whether the height of every place that is reached is known
     * @param results how many values it leaves for its caller; UNKNOWN when its returns differ or only a run can tell; UNREACHED when it
     *     never returns
     */
    public record FunctionHeights(int greatest, boolean exact, int results) {}

    private final int[] heights;
    private final List<FunctionHeights> functions;
    private final List<Diagnostic> warnings;

    Verification(int[] heights, List<FunctionHeights> functions, List<Diagnostic> warnings) {
        this.heights = heights;
        this.functions = List.copyOf(functions);
        this.warnings = List.copyOf(warnings);
    }

    /** How many values the running function has on the stack before the instruction at an address; UNKNOWN or UNREACHED when negative. */
    public int height(int address) {
        return address >= 0 && address < heights.length ? heights[address] : UNREACHED;
    }

    /** By the index of the function in its program. */
    public FunctionHeights function(int index) {
        return functions.get(index);
    }

    /** What will probably go wrong, in the order of the source. */
    public List<Diagnostic> warnings() {
        return warnings;
    }
}
