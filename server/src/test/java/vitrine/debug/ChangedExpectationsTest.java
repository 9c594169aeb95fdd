package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Programs whose expectations were made untrue at random: another value, another line, a second one that contradicts the true one, or one that is
 * missing. None of them may pass. {@code -Dvitrine.changes=N} makes so many changes.
 */
class ChangedExpectationsTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_129L);
    private static final int CHANGES = Integer.getInteger("vitrine.changes", 2_000);

    private static final Pattern EXPECTATION =
            Pattern.compile("\\s*;\\s*(expect|expect trap|expect error|expect warning|stack|steps): ?((?:(?!\\s;).)*)");

    /** One expectation in a text: its line, where in the line its comment stands, what it says. */
    private record Found(int line, int from, int to, String kind, String text) {}

    private record Changed(String source, String how, boolean mayHold) {}

    private final Random random = new Random(SEED);

    @Test
    void neverPass() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("programs"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".asm"))
                    .sorted()
                    .toList()) {
                String source = Files.readString(file);
                if (!found(source).isEmpty()) {
                    sources.add(source);
                }
            }
        }
        int made = 0;
        while (made < CHANGES) {
            String source = sources.get(random.nextInt(sources.size()));
            List<Found> all = found(source);
            // each kind is drawn as often as the others, though output is expected far more often
            List<String> kinds = all.stream().map(Found::kind).distinct().toList();
            String kind = kinds.get(random.nextInt(kinds.size()));
            List<Found> ofKind =
                    all.stream().filter(each -> each.kind.equals(kind)).toList();
            Optional<Changed> possible = changed(source, ofKind.get(random.nextInt(ofKind.size())));
            if (possible.isEmpty()) {
                continue;
            }
            Changed changed = possible.get();
            made++;
            if (changed.mayHold && ProgramCheck.check(changed.source, false).isEmpty()) {
                // the same stack there: then it is looked at there, and another one is not accepted
                assertThat(ProgramCheck.check(changed.source.replace("; stack: ", "; stack: 12345 "), false))
                        .as("seed %d, change %d: %s%n%s", SEED, made, changed.how, changed.source)
                        .isNotEmpty();
                continue;
            }
            assertThat(ProgramCheck.check(changed.source, false))
                    .as("seed %d, change %d: %s%n%s", SEED, made, changed.how, changed.source)
                    .isNotEmpty();
        }
    }

    private static List<Found> found(String source) {
        Expectations read = Expectations.of(source);
        List<Expectations.Line> known = new ArrayList<>();
        Stream.of(read.output(), read.traps(), read.errors(), read.warnings(), read.stacks())
                .forEach(known::addAll);
        read.steps().forEach(each -> known.add(new Expectations.Line(each.line(), String.valueOf(each.number()))));
        List<Found> all = new ArrayList<>();
        String[] lines = source.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher matcher = EXPECTATION.matcher(lines[i]);
            while (matcher.find()) {
                String text = matcher.group(2).strip();
                String plain = matcher.group(1).equals("steps") ? text.replaceAll("[_,]", "") : text;
                if (known.contains(new Expectations.Line(i + 1, plain)) && !text.equals("...")) {
                    all.add(new Found(i + 1, matcher.start(), matcher.end(), matcher.group(1), text));
                }
            }
        }
        return all;
    }

    private Optional<Changed> changed(String source, Found found) {
        int line = found.line;
        String comment = "  ; " + found.kind + ": ";
        return switch (random.nextInt(4)) {
            case 0 -> {
                String other = other(found);
                yield changed(
                        with(source, line, without(source, found) + comment + other),
                        "'" + found.text + "' on line " + line + " is now '" + other + "'",
                        false);
            }
            case 1 -> {
                int lines = source.split("\n", -1).length;
                int target = 1 + random.nextInt(lines);
                boolean bound = !found.kind.equals("expect") && !found.kind.equals("steps");
                if (!bound || target == line) {
                    yield Optional.empty();
                }
                String moved = with(source, line, without(source, found));
                yield changed(
                        with(moved, target, lineOf(moved, target) + comment + found.text),
                        found.kind + " of line " + line + " is on line " + target,
                        found.kind.equals("stack"));
            }
            case 2 ->
                changed(
                        with(source, line, lineOf(source, line) + comment + other(found)),
                        found.kind + " on line " + line + " is contradicted",
                        false);
            default -> {
                boolean covered = found.kind.equals("expect") && source.contains("expect: ...");
                boolean needed = found.kind.startsWith("expect") && !covered;
                yield needed
                        ? changed(
                                with(source, line, without(source, found)),
                                found.kind + " on line " + line + " is missing",
                                false)
                        : Optional.empty();
            }
        };
    }

    private static Optional<Changed> changed(String source, String how, boolean mayHold) {
        return Optional.of(new Changed(source, how, mayHold));
    }

    /** Another text of the same sort: a number more, or a character changed, left out or added. */
    private String other(Found found) {
        String text = found.text;
        if (found.kind.equals("steps")) {
            return String.valueOf(Long.parseLong(text.replaceAll("[_,]", "")) + 1 + random.nextInt(3));
        }
        int at = text.isEmpty() ? 0 : random.nextInt(text.length());
        String other = switch (text.isEmpty() ? 0 : random.nextInt(3)) {
            case 0 -> text + "1";
            case 1 -> text.substring(0, at) + (text.charAt(at) == '7' ? '8' : '7') + text.substring(at + 1);
            default -> text.substring(0, at) + text.substring(at + 1);
        };
        return other.strip().equals(text) ? text + "1" : other;
    }

    private static String lineOf(String source, int line) {
        return source.split("\n", -1)[line - 1];
    }

    private static String without(String source, Found found) {
        String line = lineOf(source, found.line);
        return line.substring(0, found.from) + line.substring(found.to);
    }

    private static String with(String source, int line, String text) {
        String[] lines = source.split("\n", -1);
        lines[line - 1] = text;
        return String.join("\n", Arrays.asList(lines));
    }
}
