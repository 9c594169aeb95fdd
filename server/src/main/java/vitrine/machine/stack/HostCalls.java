package vitrine.machine.stack;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Effect;
import vitrine.machine.Input;
import vitrine.machine.InputRequest;
import vitrine.machine.Inputs;
import vitrine.machine.QuotedText;
import vitrine.machine.Tags;
import vitrine.machine.Trap;
import vitrine.program.Literal;
import vitrine.program.Numbers;

/** What the host calls of {@link StackHost} mean. Whatever they learn from outside comes through {@link Inputs}. */
final class HostCalls {
    /** The answer of {@link #call} when the input it needs is not there. */
    static final int MISSING_INPUT = -1;

    private static final StackHost[] CALLS = StackHost.values();

    private final StackState state;
    private final Inputs inputs;
    private final Printer printer;
    private final ValueText text;
    private final int stackLimit;

    /** The last input given; whoever watches a step empties it before. */
    @Nullable
    Effect given;

    HostCalls(StackState state, Inputs inputs, Printer printer, ValueText text, int stackLimit) {
        this.state = state;
        this.inputs = inputs;
        this.printer = printer;
        this.text = text;
        this.stackLimit = stackLimit;
    }

    /** Whether the answer to a request at the present time is not there yet. */
    boolean isMissing(InputRequest request) {
        return inputs.read(state.time, request) == null;
    }

    /** What a call of a number needs from outside, or null. The operand stack is as before the call. */
    @Nullable
    InputRequest request(int number, int sp) {
        if (number >= CALLS.length) {
            return null;
        }
        return switch (CALLS[number]) {
            case READ_LINE, READ_INT -> sp < stackLimit ? new InputRequest.Line() : null;
            case CLOCK -> new InputRequest.Clock();
            case RANDOM ->
                sp > state.stackBase() && state.stack.tags[sp - 1] == Tags.INT && state.stack.bits[sp - 1] > 0
                        ? new InputRequest.Random(state.stack.bits[sp - 1])
                        : null;
            case PRINT -> null;
        };
    }

    /** Carries out a call; returns the new height of the operand stack, or {@link #MISSING_INPUT} when nothing was done. */
    int call(int number, long time, int sp, int base) {
        if (number >= CALLS.length) {
            throw Traps.missing(StackOp.HOST, "host call", number, CALLS.length);
        }
        StackHost call = CALLS[number];
        int inputCount = call.effect().inputs().size();
        if (sp - base < inputCount) {
            throw Traps.of(
                    Trap.Kind.STACK,
                    "host %s needs a value, but the stack is empty.".formatted(call.callName()),
                    "Push what is missing before this instruction.");
        }
        if (sp - inputCount + call.effect().outputs().size() > stackLimit) {
            throw Traps.overflow(stackLimit);
        }
        if (call == StackHost.PRINT) {
            printer.print(state.stack.tags[sp - 1], state.stack.bits[sp - 1], "");
            return sp - 1;
        }
        InputRequest request = request(number, sp);
        if (request == null) {
            throw Traps.of(
                    Trap.Kind.TYPE,
                    "host random needs a bound of 1 or more, but got %s."
                            .formatted(text.described(state.stack.tags[sp - 1], state.stack.bits[sp - 1])),
                    "The number drawn is from 0 to bound - 1.");
        }
        Input input = inputs.read(time, request);
        if (input == null) {
            return MISSING_INPUT;
        }
        int to = sp - inputCount;
        place(call, input, to);
        given = new Effect.Given(request, input);
        return to + 1;
    }

    private void place(StackHost call, Input input, int to) {
        long bits = 0;
        byte tag = Tags.NULL;
        if (input instanceof Input.Number number) {
            bits = number.value();
            tag = Tags.INT;
        } else if (input instanceof Input.Line line && call == StackHost.READ_INT) {
            bits = number(line.text());
            tag = Tags.INT;
        } else if (input instanceof Input.Line line) {
            bits = state.heap.newString(line.text());
            tag = Tags.REFERENCE;
        }
        state.stack.bits[to] = bits;
        state.stack.tags[to] = tag;
    }

    private static long number(String line) {
        Numbers.Reading reading = Numbers.word(line, Long.SIZE);
        if (reading.value() instanceof Literal.Int whole) {
            return whole.value();
        }
        throw Traps.of(
                Trap.Kind.INPUT,
                "host read_int needs a whole number, but the line is " + QuotedText.of(line, 40) + ".",
                "Write this line of the input as a whole number, such as 42. " + reading.hint());
    }
}
