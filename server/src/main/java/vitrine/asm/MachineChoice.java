package vitrine.asm;

import org.jspecify.annotations.Nullable;
import vitrine.program.SourceRange;

/**
 * Which machine a text is for that names none.
 *
 * @param place where the word stands that tells it; null when it is the usual one
 * @param word that word
 */
record MachineChoice(String machine, @Nullable SourceRange place, String word) {
    /** The machine that is meant when nothing says otherwise. */
    static MachineChoice usual(String machine) {
        return new MachineChoice(machine, null, "");
    }
}
