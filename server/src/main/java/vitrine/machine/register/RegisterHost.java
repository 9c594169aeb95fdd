package vitrine.machine.register;

import java.util.Locale;
import vitrine.isa.HostCall;
import vitrine.isa.StackEffect;

/**
 * The host calls of the register machine. Their arguments and results are in the registers where those of functions are. Those that other
 * machines have too have the names and numbers that they have there.
 */
enum RegisterHost implements HostCall {
    PRINT(
            0,
            "Write the number in $0 to the output, without a newline.",
            "Wrote {$0.value}, the number in $0, to the output."),
    READ_LINE(
            1,
            "Read a line of input into the $1 bytes of memory at $0, its end cut off if need be, with a zero behind it. $0 is then the number of its "
                    + "bytes, and eq tells whether there was a line.",
            "{eq.value?Read a line of input into memory|Came to the end of the input}: $0 is {$0.after}, eq is {eq.after}."),
    READ_INT(
            2,
            "Read a line of input as a whole number of 32 bits, written as in a program, into $0: 42, -7, 0xffffffff, 1_000. eq tells whether there was a line. "
                    + "A line that is no such number is a trap.",
            "{eq.value?Read a number from the input|Came to the end of the input}: $0 is {$0.after}, eq is {eq.after}."),
    CLOCK(
            3,
            "Put the time of day in milliseconds since 1970 into $f0.",
            "Read the clock into $f0: {$f0.after} milliseconds since 1970."),
    RANDOM(
            4,
            "Put a random whole number from 0 to $0 - 1 into $0.",
            "Drew {$0.after} at random, below {$0.value}, into $0."),
    PRINT_CHAR(
            5,
            "Write the character whose code is in $0 to the output.",
            "Wrote the character with the code {$0.value} to the output."),
    PRINT_TEXT(
            6,
            "Write the text at the address in $0 to the output; it ends before the first zero, and its bytes are read as UTF-8.",
            "Wrote the text at {$0.value} to the output."),
    NEWLINE(7, "Write a newline to the output.", "Wrote a newline to the output.");

    private static final StackEffect NONE = StackEffect.of("--");

    private final int number;
    private final String summary;
    private final String narration;

    RegisterHost(int number, String summary, String narration) {
        this.number = number;
        this.summary = summary;
        this.narration = narration;
    }

    @Override
    public String callName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public StackEffect effect() {
        return NONE;
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
