package vitrine.machine;

import java.util.List;
import java.util.Map;

/**
 * Cells that belong together: a frame or a heap object.
 *
 * @param name its stable name ("frame 1", "heap 0x40")
 * @param title what people call it (the function's name, "array of 5")
 * @param kind what it is: frame, string, array
 * @param facts what there is to know besides its cells; for a frame function (what was called), place (its address, when it is no function's beginning),
 *     returnAddress, returnLine, base, parameters (how many of the cells), and,
 *     where its links are cells that can be seen, returnCell, savedFp, savedFpCell and broken (what is wrong with them); for an object
 *     address, bytes, length, and text of a string
 * @param size how many cells it has; {@code cells} may be only the first ones
 */
public record GroupView(
        String name, String title, String kind, Map<String, Object> facts, long size, List<CellView> cells) {}
