package vitrine.isa;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the files that say what is written here for the words of other machines. A file is plain text:
 *
 * <pre>
 * # a remark
 * title: the JVM
 * form: lines                        or words, or folded; lines when left out
 * numbers: $                         what stands before a number, when that is something else than #
 * registers: eax=$0 ebx=$1           as many lines of this as one likes
 *
 * about:
 * What is different, in paragraphs with an empty line between them.
 *
 * words:
 * iinc L N    =&gt; lload L | const N | add | lstore L    -- what differs
 * </pre>
 *
 * In a line of words, {@code |} stands between the lines to write here. Nothing between {@code =>} and {@code --}
 * means that the line is left out.
 */
public final class Origins {
    private Origins() {}

    /**
     * The origins in the folder {@code origins} beside a class, in the order of their names here.
     *
     * @throws IllegalArgumentException when a file is not as described
     */
    public static List<Origin> beside(Class<?> machine, String... names) {
        List<Origin> origins = new ArrayList<>();
        for (String name : names) {
            String path = "origins/" + name + ".txt";
            try (InputStream stream = machine.getResourceAsStream(path)) {
                if (stream == null) {
                    throw new IllegalArgumentException("there is no " + path + " beside " + machine.getName());
                }
                origins.add(read(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return origins;
    }

    static Origin read(String id, String text) {
        String title = "";
        String sign = "";
        Origin.Form form = Origin.Form.LINES;
        Map<String, String> registers = new LinkedHashMap<>();
        List<String> about = new ArrayList<>();
        List<ForeignWord> words = new ArrayList<>();
        Set<List<String>> patterns = new LinkedHashSet<>();
        String part = "";
        boolean goesOn = false;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("# ")) {
                continue;
            } else if (line.equals("about:") || line.equals("words:")) {
                part = line;
            } else if (part.equals("about:")) {
                if (line.isEmpty()) {
                    goesOn = false;
                } else if (goesOn) {
                    about.add(about.remove(about.size() - 1) + " " + line);
                } else {
                    about.add(line);
                    goesOn = true;
                }
            } else if (part.equals("words:")) {
                if (!line.isEmpty()) {
                    ForeignWord word = word(id, line, form);
                    if (!patterns.add(word.pattern())) {
                        throw wrong(id, line);
                    }
                    words.add(word);
                }
            } else if (line.startsWith("title: ")) {
                title = line.substring(7).strip();
            } else if (line.startsWith("numbers: ")) {
                sign = line.substring(9).strip();
            } else if (line.startsWith("form: ")) {
                form = Origin.Form.valueOf(line.substring(6).strip().toUpperCase(java.util.Locale.ROOT));
            } else if (line.startsWith("registers: ")) {
                for (String pair : line.substring(11).strip().split(" +")) {
                    int equals = pair.lastIndexOf('=');
                    registers.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            } else if (!line.isEmpty()) {
                throw wrong(id, line);
            }
        }
        if (title.isEmpty() || about.isEmpty() || words.isEmpty()) {
            throw wrong(id, "a title, something about it, and words");
        }
        return new Origin(id, title, form, about, sign, registers, words);
    }

    private static ForeignWord word(String id, String line, Origin.Form form) {
        int arrow = line.indexOf("=>");
        if (arrow <= 0) {
            throw wrong(id, line);
        }
        String theirs = line.substring(0, arrow).strip().replaceAll(" +", " ");
        String rest = line.substring(arrow + 2);
        int dashes = rest.indexOf("--");
        String ours = dashes < 0 ? rest : rest.substring(0, dashes);
        String note = dashes < 0 ? "" : rest.substring(dashes + 2).strip();
        List<String> lines = new ArrayList<>();
        for (String each : ours.split("\\|")) {
            if (!each.isBlank()) {
                lines.add(each.strip());
            }
        }
        boolean byBlanks = form == Origin.Form.WORDS && theirs.indexOf('"') < 0;
        List<String> pattern = byBlanks
                ? List.of(theirs.split(" "))
                : ForeignText.words(theirs).stream()
                        .map(ForeignText.Word::text)
                        .filter(each -> !each.equals(","))
                        .toList();
        return new ForeignWord(pattern, theirs, lines, note);
    }

    private static IllegalArgumentException wrong(String id, String line) {
        return new IllegalArgumentException("in the origin " + id + ": " + line);
    }
}
