package vitrine.machine;

/**
 * Where a cell lies in the frame of a call that has not returned.
 *
 * @param depth that of the call, 1 for the outermost: the frame is there for as long as so many calls are open
 * @param function the index of the function that was called
 * @param slot which parameter or local it is, parameters first; {@link #LINK} for what the call itself left in the frame
 */
public record FrameCell(int depth, int function, int slot) {
    /** A return address or a saved frame pointer. */
    public static final int LINK = -1;
}
