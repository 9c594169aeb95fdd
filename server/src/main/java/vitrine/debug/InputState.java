package vitrine.debug;

import java.util.List;

/**
 * The inputs of a program.
 *
 * @param lines all lines, read or not
 * @param read how many of them are read at the present time
 * @param closed whether the end of the input comes after the last line; else the program waits there
 * @param seed what the random numbers follow from, together with the time at which they are drawn
 * @param recorded the numbers that the world gave besides, by ascending time
 */
public record InputState(List<String> lines, int read, boolean closed, long seed, List<Recorded> recorded) {
    /** Nothing to read, and more may come. */
    public static InputState none(long seed) {
        return new InputState(List.of(), 0, false, seed, List.of());
    }
}
