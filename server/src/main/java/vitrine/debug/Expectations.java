package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vitrine.program.Numbers;

/**
 * What a program must do, as the comments of its source say it: each {@code ; name: text}. It reads the text only and knows nothing of
 * instructions. Each expectation is kept with its line, however many there are of a kind: those that contradict each other cannot all be met.
 *
 * @param output the lines of the output ({@code expect:}), in the order of the file
 * @param traps the message of a trap ({@code expect trap:})
 * @param errors what the assembler must say ({@code expect error:})
 * @param warnings what the verifier must say ({@code expect warning:})
 * @param stacks the operand stack before the instruction on a line is first executed ({@code stack:})
 * @param input the lines of the input ({@code input:})
 * @param randoms the random numbers given ({@code random:})
 * @param clocks the times of day given ({@code clock:})
 * @param steps the exact time at the end ({@code steps:})
 * @param running times at which the program still runs ({@code expect running:})
 * @param malformed comments that look like an expectation and are none
 */
public record Expectations(
        List<Line> output,
        List<Line> traps,
        List<Line> errors,
        List<Line> warnings,
        List<Line> stacks,
        List<Line> input,
        List<Count> randoms,
        List<Count> clocks,
        List<Count> steps,
        List<Count> running,
        List<ProgramCheck.Failure> malformed) {

    /** A text that is expected or given, and the source line that says so. */
    public record Line(int line, String text) {}

    /** A number that is expected or given, and the source line that says so. */
    public record Count(int line, long number) {}

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
        return reader.expectations();
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
        return Stream.of(output, traps, errors, warnings, stacks, steps, running)
                .allMatch(List::isEmpty);
    }

    private static final class Reader {
        private static final Pattern LOOKS_EXPECTED = Pattern.compile(
                "expect\\b[^:]*:.*|expect\\s+(trap|error|warning|running)\\b.*", Pattern.CASE_INSENSITIVE);

        private final Expectations read = new Expectations(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());

        void read(int line, String comment) {
            int colon = comment.indexOf(':');
            String name = colon < 0 ? "" : comment.substring(0, colon);
            // the output is compared as it is, but for the space around it
            Line text = new Line(line, comment.substring(colon + 1).strip());
            switch (name) {
                case "expect" -> read.output.add(text);
                case "expect trap" -> read.traps.add(text);
                case "expect error" -> read.errors.add(text);
                case "expect warning" -> read.warnings.add(text);
                case "stack" -> read.stacks.add(text);
                case "input" -> read.input.add(text);
                case "random" -> count(text, read.randoms);
                case "clock" -> count(text, read.clocks);
                case "steps" -> count(text, read.steps);
                case "expect running" -> count(text, read.running);
                default -> {
                    if (LOOKS_EXPECTED.matcher(comment).matches()) {
                        malformed(
                                line,
                                "'" + comment
                                        + "' is no expectation. Write 'expect: ...', or 'trap', 'error', 'warning' or"
                                        + " 'running' between 'expect' and the colon.");
                    }
                }
            }
        }

        private void count(Line text, List<Count> counts) {
            boolean negative = text.text.startsWith("-");
            Numbers.Reading reading =
                    negative ? Numbers.word(text.text, Long.SIZE) : Numbers.count(text.text, Long.MAX_VALUE);
            if (reading.value() == null) {
                malformed(
                        text.line,
                        "A number is needed here, but there is '" + text.text + "'."
                                + (text.text.isEmpty() ? "" : " " + reading.message() + " " + reading.hint()));
            } else {
                counts.add(new Count(text.line, reading.wholeOr(0)));
            }
        }

        private void malformed(int line, String message) {
            read.malformed.add(new ProgramCheck.Failure(line, message));
        }

        Expectations expectations() {
            return read;
        }
    }
}
