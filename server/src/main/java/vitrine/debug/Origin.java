package vitrine.debug;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Instruction;
import vitrine.program.Characters;

/**
 * Where a value came from within a turn of a loop.
 *
 * @param text an expression for people, over the names of cells
 * @param cells the cells it was computed from, with the values that they had when the turn began
 * @param known whether these cells decide it, and nothing else
 * @param outside whether it depends on something that the world gave
 * @param producer how it was computed by one instruction from other values; null when it was not
 */
record Origin(
        String text,
        Set<String> cells,
        boolean known,
        boolean outside,
        @Nullable Producer producer) {
    static final Origin UNKNOWN = new Origin("a value", Set.of(), false, false, null);

    /** An instruction with the texts of its inputs, by name, and the name of its output. */
    record Producer(Instruction row, Map<String, String> inputs, String output) {}

    static Origin cell(String cell, String label) {
        return new Origin(label, Set.of(cell), true, false, null);
    }

    static Origin constant(String text) {
        return new Origin(text, Set.of(), true, false, null);
    }

    static Origin given(String text) {
        return new Origin(text, Set.of(), true, true, null);
    }

    /** What depends on all of these and on nothing else. */
    static Origin of(List<Origin> all, String text, @Nullable Producer producer) {
        Set<String> cells = new LinkedHashSet<>();
        boolean known = true;
        boolean outside = false;
        for (Origin each : all) {
            cells.addAll(each.cells);
            known &= each.known;
            outside |= each.outside;
        }
        return new Origin(Characters.cut(text, 120), cells, known, outside, producer);
    }
}
