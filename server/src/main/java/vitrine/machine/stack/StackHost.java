package vitrine.machine.stack;

import vitrine.isa.HostCall;
import vitrine.isa.StackEffect;

/** The host calls of the stack machine. What they mean stands in {@link HostCalls}. */
enum StackHost implements HostCall {
    PRINT(0, "value --", "Write a value to the output, without a newline.", "Wrote {value} to the output."),
    READ_LINE(
            1,
            "-- line",
            "Read a line of input as a string; null at the end of the input.",
            "Read {line} from the input."),
    READ_INT(
            2,
            "-- n",
            "Read a line of input as a whole number, written as in a program: 42, -7, 0x2a, 1_000. A line that is none is a trap, the end of the input gives null.",
            "Read {n} from the input."),
    CLOCK(3, "-- milliseconds", "Push the time of day in milliseconds since 1970.", "Read the clock: {milliseconds}."),
    RANDOM(4, "bound -- n", "Push a random whole number from 0 to bound - 1.", "Drew {n} at random, below {bound}.");

    private final int number;
    private final StackEffect effect;
    private final String summary;
    private final String narration;

    StackHost(int number, String effect, String summary, String narration) {
        this.number = number;
        this.effect = StackEffect.of(effect);
        this.summary = summary;
        this.narration = narration;
    }

    @Override
    public String callName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public StackEffect effect() {
        return effect;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public String narration() {
        return narration;
    }
}
