package vitrine.debug;

import java.util.List;

/**
 * What came into a program from outside.
 *
 * @param lines all lines, read or not
 * @param read how many of them are read at the present time
 * @param closed whether the end of the input comes after the last line; else the program waits there
 * @param seed what the random numbers follow from, together with the time at which they are drawn
 * @param recorded the numbers that the world gave besides, by ascending time
 * @param edits what somebody wrote into cells, by ascending time
 */
public record InputState(
        List<String> lines, int read, boolean closed, long seed, List<Recorded> recorded, List<Edit> edits) {
    /** Inputs without edits. */
    public InputState(List<String> lines, int read, boolean closed, long seed, List<Recorded> recorded) {
        this(lines, read, closed, seed, recorded, List.of());
    }

    InputState with(List<Edit> made) {
        return new InputState(lines, read, closed, seed, recorded, made);
    }

    /** Nothing to read, and more may come. */
    public static InputState none(long seed) {
        return new InputState(List.of(), 0, false, seed, List.of());
    }
}
