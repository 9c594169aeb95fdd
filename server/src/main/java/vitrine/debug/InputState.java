package vitrine.debug;

import java.util.List;

/**
 * The inputs of a session.
 *
 * @param lines all lines, read or not
 * @param read how many of them are read at the present time
 * @param closed whether the end of the input comes after the last line; else the program waits there
 * @param recorded the numbers the world gave, by ascending time
 */
public record InputState(List<String> lines, int read, boolean closed, List<Recorded> recorded) {}
