package vitrine.machine.graph;

import java.util.List;

/**
 * Objects that a text was found in.
 *
 * @param objects by address; only the first ones when there are many
 * @param count how many there are
 */
public record Matches(String text, List<Match> objects, long count) {
    /** @param preview the beginning of a string's text, else "" */
    public record Match(Held.Named object, String preview, boolean held) {}
}
