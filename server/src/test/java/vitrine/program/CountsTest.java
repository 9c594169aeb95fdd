package vitrine.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A number stands before the right form of what it counts; and nowhere in server or page does a text put a bare number before a plural. */
class CountsTest {
    /** What is counted somewhere. */
    private static final String NOUNS =
            "(?:more |other |counted |free )?(?:objects|bytes|steps|instructions|characters|values|frames|references"
                    + "|collections|parts|pieces|lines|texts|files|programs|hits|turns|marks|points|roots|cells|entries|bits|breakpoints|errors"
                    + "|arguments|locals|words|places|commands|classes|blocks|calls|sessions|watches|edits|times)\\b";
    /** A number that a program computes, and a plural behind it; a limit that never changes, in capitals, is no such number. */
    private static final Pattern IN_JAVA =
            Pattern.compile("%,?[ds] " + NOUNS + "|(?<![A-Z_)\"]) \\+ \" " + NOUNS + "|\\) \\+ \" " + NOUNS);

    private static final Pattern IN_PAGE = Pattern.compile("\\$\\{[^{}]*\\}(?:</\\w+>)? " + NOUNS);

    /** Where there are always several, or it is no text that a user reads. */
    private static final List<String> SEVERAL = List.of(
            "\"Breakpoints %d and %d have", // two of them
            "sessions in a short time", // a limit
            "breakpoints are too many", // more than a thousand
            "watches are too many", // more than fifty
            "lines; at most", // more than a hundred thousand
            "lines are read already", // 1 has a sentence of its own
            "instructions are never reached", // so has 1 here
            "lines in the words of this machine",
            "characters long", // thousands
            "\" labels",
            "calls itself", // a function
            "} points here", // a register
            "and one was needed", // none or several
            "does not fit \"", // a fault in a table of instructions
            "1 to %d parts",
            "fits here, and",
            "compiledClasses",
            "HEADER + CHECKSUM",
            "or it extends itself", // a limit
            "in shorter lines", // a limit
            "has 0x${", // a size of memory in hex
            "wordBits",
            "field.bytes.length",
            "a program may have at most",
            "Only the first ${MOST_FILES}",
            "times as many",
            "{MOST}",
            "{all.length} commands"); // the table of commands

    @Test
    void oneHasNoS() {
        assertThat(Stream.of(0, 1, 2, 1_000).map(number -> Counts.of(number, "object")))
                .containsExactly("0 objects", "1 object", "2 objects", "1000 objects");
        assertThat(Stream.of(0, 1, 2).map(number -> Counts.of(number, "entry", "entries")))
                .containsExactly("0 entries", "1 entry", "2 entries");
        assertThat(Counts.grouped(1, "turn")).isEqualTo("1 turn");
        assertThat(Counts.grouped(12_345, "turn")).isEqualTo("12,345 turns");
        assertThat(Counts.of(-1, "step")).isEqualTo("-1 steps");
    }

    @Test
    void noTextOfTheServerPutsABareNumberBeforeAPlural() throws IOException {
        assertThat(bare(Path.of("server/src/main/java"), ".java", IN_JAVA)).isEmpty();
    }

    @Test
    void noTextOfThePagePutsABareNumberBeforeAPlural() throws IOException {
        assertThat(bare(Path.of("web"), ".js", IN_PAGE)).isEmpty();
    }

    private static List<String> bare(Path folder, String ending, Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each ->
                            each.toString().endsWith(ending) && !each.toString().contains("third-party"))
                    .toList()) {
                for (String line :
                        Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
                    boolean text =
                            !line.strip().startsWith("*") && !line.strip().startsWith("//");
                    if (text && SEVERAL.stream().noneMatch(line::contains)) {
                        pattern.matcher(line)
                                .results()
                                .map(MatchResult::group)
                                .forEach(match -> found.add(file.getFileName() + ": " + match + " in " + line.strip()));
                    }
                }
            }
        }
        return found;
    }
}
