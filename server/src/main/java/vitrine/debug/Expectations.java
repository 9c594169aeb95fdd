package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vitrine.program.Numbers;

/**
 * What a program must do, as the comments of its source say it: each {@code ; name: text}. It reads the text only and knows nothing of
 * instructions.
 *
 * @param output the lines of the output ({@code expect:}), in the order of the file
 * @param traps the message of a trap ({@code expect trap:}), by line
 * @param errors what the assembler must say ({@code expect error:}), by line
 * @param warnings what the verifier must say ({@code expect warning:}), by line
 * @param stacks the operand stack before the instruction on a line is first executed ({@code stack:}), by line
 * @param input the lines of the input ({@code input:})
 * @param randoms the random numbers given ({@code random:})
 * @param clocks the times of day given ({@code clock:})
 * @param steps the exact time at the end ({@code steps:}), or -1
 * @param running a time at which the program still runs ({@code expect running:}), or -1
 */
public record Expectations(
        List<Line> output,
        Map<Integer, String> traps,
        Map<Integer, List<String>> errors,
        Map<Integer, List<String>> warnings,
        Map<Integer, String> stacks,
        List<String> input,
        List<Long> randoms,
        List<Long> clocks,
        long steps,
        long running,
        List<ProgramCheck.Failure> malformed) {

    /** A line of output that is expected, and the source line that says so. */
    public record Line(int line, String text) {}

    /** Reads the comments of a source text. */
    public static Expectations of(String source) {
        Reader reader = new Reader();
        int number = 0;
        for (String line : source.split("\n", -1)) {
            number++;
            int comment = comment(line);
            if (comment >= 0) {
                // one comment may hold several: "; steps: 3   ; stack: 1"
                for (String part : line.substring(comment + 1).split("\\s;\\s?")) {
                    reader.read(number, part.strip());
                }
            }
        }
        return reader.toExpectations();
    }

    /** Where the comment of a line begins, outside strings and characters, or -1. */
    private static int comment(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == ';') {
                return i;
            }
        }
        // a string without an end is an error that may be expected on its line
        return quote != 0 ? line.lastIndexOf(';') : -1;
    }

    /** Whether anything can be checked at all. */
    public boolean isEmpty() {
        return output.isEmpty()
                && traps.isEmpty()
                && errors.isEmpty()
                && warnings.isEmpty()
                && stacks.isEmpty()
                && steps < 0
                && running < 0;
    }

    private static final class Reader {
        private final List<Line> output = new ArrayList<>();
        private final Map<Integer, String> traps = new TreeMap<>();
        private final Map<Integer, List<String>> errors = new TreeMap<>();
        private final Map<Integer, List<String>> warnings = new TreeMap<>();
        private final Map<Integer, String> stacks = new TreeMap<>();
        private final List<String> input = new ArrayList<>();
        private final List<Long> randoms = new ArrayList<>();
        private final List<Long> clocks = new ArrayList<>();
        private long steps = -1;
        private long running = -1;
        private final List<ProgramCheck.Failure> malformed = new ArrayList<>();

        void read(int line, String comment) {
            int colon = comment.indexOf(':');
            if (colon < 0) {
                return;
            }
            // the output is compared as it is, but for the space behind the colon
            String text = comment.substring(colon + 1).strip();
            switch (comment.substring(0, colon)) {
                case "expect" -> output.add(new Line(line, text));
                case "expect trap" -> traps.put(line, text);
                case "expect error" ->
                    errors.computeIfAbsent(line, key -> new ArrayList<>()).add(text);
                case "expect warning" ->
                    warnings.computeIfAbsent(line, key -> new ArrayList<>()).add(text);
                case "stack" -> stacks.put(line, text);
                case "input" -> input.add(text);
                case "random" -> randoms.add(number(line, text));
                case "clock" -> clocks.add(number(line, text));
                case "steps" -> steps = number(line, text);
                case "expect running" -> running = number(line, text);
                default -> {}
            }
        }

        private long number(int line, String text) {
            boolean negative = text.startsWith("-");
            Numbers.Reading reading = negative ? Numbers.word(text, Long.SIZE) : Numbers.count(text, Long.MAX_VALUE);
            if (reading.value() == null) {
                malformed.add(new ProgramCheck.Failure(
                        line,
                        "A number is needed here, but there is '" + text + "'."
                                + (text.isEmpty() ? "" : " " + reading.message() + " " + reading.hint())));
            }
            return reading.wholeOr(0);
        }

        Expectations toExpectations() {
            if (!errors.isEmpty() && !(output.isEmpty() && traps.isEmpty() && stacks.isEmpty() && steps < 0)) {
                malformed.add(new ProgramCheck.Failure(
                        errors.keySet().iterator().next(),
                        "A program with an expected error does not run: it can expect nothing else."));
            }
            return new Expectations(
                    output, traps, errors, warnings, stacks, input, randoms, clocks, steps, running, malformed);
        }
    }
}
