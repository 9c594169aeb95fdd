package vitrine.machine.register;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Bytes;
import vitrine.machine.Effect;
import vitrine.machine.Input;
import vitrine.machine.InputRequest;
import vitrine.machine.Inputs;
import vitrine.machine.QuotedText;
import vitrine.program.Literal;
import vitrine.program.Numbers;

/** What the host calls of {@link RegisterHost} mean. Whatever they learn from outside comes through {@link Inputs}. */
final class RegisterHostCalls {
    private static final RegisterHost[] CALLS = RegisterHost.values();

    private final RegisterState state;
    private final Inputs inputs;
    private final RegisterPrinter printer;

    /** The last input given; whoever watches a step empties it before. */
    @Nullable
    Effect given;
    /** Where the last line that was read was written, and the bytes that were there before. */
    int lineAddress;

    byte[] overwritten = new byte[0];

    RegisterHostCalls(RegisterState state, Inputs inputs, RegisterPrinter printer) {
        this.state = state;
        this.inputs = inputs;
        this.printer = printer;
    }

    /** The call of a number, or null when there is none. */
    static @Nullable RegisterHost named(int number) {
        return number < CALLS.length ? CALLS[number] : null;
    }

    /** What a call of a number needs from outside, or null. */
    @Nullable
    InputRequest request(int number) {
        if (number >= CALLS.length) {
            return null;
        }
        return switch (CALLS[number]) {
            case READ_LINE -> hasRoom() ? new InputRequest.Line() : null;
            case READ_INT -> new InputRequest.Line();
            case CLOCK -> new InputRequest.Clock();
            case RANDOM -> state.registers[0] > 0 ? new InputRequest.Random(state.registers[0]) : null;
            case PRINT, PRINT_CHAR, PRINT_TEXT, NEWLINE -> null;
        };
    }

    private boolean hasRoom() {
        int address = state.registers[0];
        int room = state.registers[1];
        return room > 0 && address >= 0 && address <= state.memory.size() - room;
    }

    /** Carries out a call; returns whether it was done: an input can be missing. */
    boolean call(int number, long time) {
        if (number >= CALLS.length) {
            throw RegisterTraps.noHostCall(number, CALLS.length);
        }
        int[] registers = state.registers;
        switch (CALLS[number]) {
            case PRINT -> printer.number(registers[0]);
            case PRINT_CHAR -> printer.character(registers[0]);
            case PRINT_TEXT -> printer.text(RegisterOp.HOST, registers[0]);
            case NEWLINE -> printer.write("\n");
            case READ_LINE -> {
                if (!hasRoom()) {
                    throw RegisterTraps.buffer(registers[0], registers[1], state.memory.size());
                }
                return read(CALLS[number], new InputRequest.Line(), time);
            }
            case READ_INT -> {
                return read(CALLS[number], new InputRequest.Line(), time);
            }
            case CLOCK -> {
                return read(CALLS[number], new InputRequest.Clock(), time);
            }
            case RANDOM -> {
                if (registers[0] < 1) {
                    throw RegisterTraps.bound(registers[0]);
                }
                return read(CALLS[number], new InputRequest.Random(registers[0]), time);
            }
        }
        return true;
    }

    private boolean read(RegisterHost call, InputRequest request, long time) {
        Input input = inputs.read(time, request);
        if (input == null) {
            return false;
        }
        overwritten = new byte[0];
        if (input instanceof Input.Number number && call == RegisterHost.CLOCK) {
            state.floats[0] = number.value();
        } else if (input instanceof Input.Number number) {
            state.registers[0] = (int) number.value();
        } else if (input instanceof Input.Line line && call == RegisterHost.READ_INT) {
            state.registers[0] = number(line.text());
            state.registers[Registers.EQ] = 1;
        } else if (input instanceof Input.Line line) {
            state.registers[0] = store(line.text());
            state.registers[Registers.EQ] = 1;
        } else {
            state.registers[0] = 0;
            state.registers[Registers.EQ] = 0;
        }
        given = new Effect.Given(request, input);
        return true;
    }

    /** Puts as much of a line into memory as there is room for, with a zero behind it; returns how many bytes. */
    private int store(String line) {
        byte[] encoded = line.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(encoded.length, state.registers[1] - 1);
        // not into the middle of a character
        while (length < encoded.length && length > 0 && (encoded[length] & 0xc0) == 0x80) {
            length--;
        }
        lineAddress = state.registers[0];
        Bytes memory = state.memory;
        overwritten = memory.copy(lineAddress, lineAddress + length + 1);
        for (int i = 0; i < length; i++) {
            memory.setByte(lineAddress + i, encoded[i]);
        }
        memory.setByte(lineAddress + length, 0);
        state.work.singles(encoded.length);
        return length;
    }

    private static int number(String line) {
        Numbers.Reading reading = Numbers.word(line, Integer.SIZE);
        if (reading.value() instanceof Literal.Int whole) {
            return (int) whole.value();
        }
        throw RegisterTraps.noNumber(QuotedText.of(line, 40), reading.hint());
    }
}
