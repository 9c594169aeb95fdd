package vitrine.debug;

import java.util.List;
import vitrine.machine.Effect;
import vitrine.machine.ValueView;

/**
 * What one step did, or one part of an instruction.
 *
 * @param time the time before it
 * @param part which part of the instruction it was, from 1 on; 0 for the whole instruction
 * @param address where its instruction stands
 * @param line the instruction's source line, or 0
 * @param bytes the instruction's, as {@link Fetched} has them
 * @param mnemonic the instruction's name in lower case, "" when the bytes were none
 * @param text the instruction as a person would write it
 * @param sentence what it did, in words, with the real values
 * @param moved the registers that have other values since; known only of the step that led to the present moment
 */
public record StepReport(
        long time,
        long part,
        int address,
        int line,
        String bytes,
        String mnemonic,
        String text,
        String sentence,
        List<Effect> effects,
        List<Moved> moved) {
    /** A register that has another value since the step, with what it was: also where no effect tells it, as of the address of the next instruction. */
    public record Moved(String cell, ValueView before) {}

    StepReport with(List<Moved> registers) {
        return new StepReport(time, part, address, line, bytes, mnemonic, text, sentence, effects, registers);
    }

    /** The moment that it led to. */
    Moment after() {
        return part > 0 ? new Moment(time, part) : Moment.whole(time + 1);
    }
}
