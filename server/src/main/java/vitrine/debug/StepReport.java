package vitrine.debug;

import java.util.List;
import vitrine.machine.Effect;

/**
 * What one step did.
 *
 * @param time the time before it
 * @param address where its instruction stands
 * @param line the instruction's source line, or 0
 * @param bytes the instruction's, as {@link Fetched} has them
 * @param mnemonic the instruction's name in lower case, "" when the bytes were none
 * @param text the instruction as a person would write it
 * @param sentence what it did, in words, with the real values
 */
public record StepReport(
        long time,
        int address,
        int line,
        String bytes,
        String mnemonic,
        String text,
        String sentence,
        List<Effect> effects) {}
