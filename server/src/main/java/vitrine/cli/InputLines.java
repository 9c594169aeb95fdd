package vitrine.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.debug.Debugger;
import vitrine.debug.InputState;
import vitrine.debug.Motion;
import vitrine.debug.StopReason;
import vitrine.debug.Task;

/**
 * The lines that a program reads: those of the option {@code --input}, or those of standard input, each when the program asks for it. A person at
 * a terminal is told that a line is waited for.
 */
final class InputLines {
    /** What the option says of itself. */
    static final String OPTION = "the lines to read; - for standard input, which is also read when this is left out";

    /** A line of standard input may have so many characters. */
    static final int LONGEST = 1 << 20;

    private static final int SLICE = 1_000_000;

    /** That standard input cannot be read; what was wrong was said. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final Console console;
    private final List<String> lines = new ArrayList<>();
    private boolean closed;

    /** @param option the lines, {@code -} for standard input, which is also meant by null */
    InputLines(Console console, @Nullable String option) {
        this.console = console;
        if (option != null && !option.equals("-")) {
            option.lines().forEach(lines::add);
            closed = true;
        }
    }

    InputState initial(long seed) {
        return new InputState(List.copyOf(lines), 0, closed, seed, List.of());
    }

    /**
     * Moves, and reads the lines that the program asks for on the way.
     *
     * @param between what is done after each slice and before each line is read; false gives up
     */
    void move(Debugger debugger, Motion motion, Slice between) throws Unreadable {
        StopReason reason;
        do {
            Task task = debugger.begin(motion);
            boolean over;
            do {
                over = task.advance(SLICE);
                if (!between.after()) {
                    return;
                }
            } while (!over);
            reason = task.reason();
            if (reason == StopReason.INPUT) {
                read(between);
                debugger.setInput(lines, closed, true);
            }
        } while (reason == StopReason.INPUT);
    }

    /** What a command does while a program runs. */
    interface Slice {
        /** Whether to go on. */
        boolean after();

        /** Whether the program has just written the beginning of a line, which asks for input by itself. */
        default boolean prompted() {
            return false;
        }
    }

    private void read(Slice between) throws Unreadable {
        if (console.asking() && (lines.isEmpty() || !between.prompted())) {
            console.err()
                    .println((between.prompted() ? "\n" : "") + "vitrine: The program waits for line "
                            + (lines.size() + 1) + " of its input. Type it and press Enter; Ctrl+D ends the input.");
        }
        try {
            // of a pipe as many lines more as there are already, if they wait there: so that many lines cost no more
            // each than few
            int most = console.asking() ? 1 : 1 + lines.size();
            for (int i = 0; i < most && !closed && (i == 0 || console.in().ready()); i++) {
                String line = line();
                if (line == null) {
                    closed = true;
                } else {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            console.err().println("vitrine: Standard input cannot be read: " + e.getMessage() + ".");
            throw new Unreadable();
        }
    }

    /** A line without its end; null at the end of the input. */
    private @Nullable String line() throws IOException, Unreadable {
        StringBuilder line = new StringBuilder();
        int c = console.in().read();
        if (c < 0) {
            return null;
        }
        int characters = 0;
        while (c >= 0 && c != '\n') {
            characters += Character.isLowSurrogate((char) c) ? 0 : 1;
            if (characters > LONGEST) {
                console.err()
                        .println("vitrine: Line " + (lines.size() + 1) + " of standard input has more than " + LONGEST
                                + " characters. Give it in shorter lines.");
                throw new Unreadable();
            }
            line.append((char) c);
            c = console.in().read();
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }
}
