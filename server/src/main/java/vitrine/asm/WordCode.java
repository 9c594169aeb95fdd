package vitrine.asm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vitrine.isa.ForeignWord;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.Origin;
import vitrine.program.Fix;
import vitrine.program.SourceRange;

/**
 * Texts in which words follow each other, many on a line, with blanks between them: numbers are pushed, {@code : name} begins a definition and a semicolon
 * ends it. What a definition takes from the stack becomes its parameters: as many as the remark behind its name says, else as its words take.
 */
final class WordCode {
    private static final Pattern WORD = Pattern.compile("\\.\"\\s[^\"]*\"|\\(\\s[^)]*\\)|\\\\\\s.*|\\\\$|\\S+");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9_]*(\\.[0-9]*)?|0[xX][0-9a-fA-F]+");
    private static final String DEFINES = ":";
    private static final String[] NAMES = {"a", "b", "c", "d", "e", "f", "g", "h"};

    /** What is said of a word: where it stands, what is written for it. */
    record Said(SourceRange range, String word, List<String> ours, String note) {}

    /** A line in the words of this machine, as far as it can be told. */
    record Piece(List<Said> said, List<String> ours, boolean automatic, Fix.Edit edit) {}

    private record Token(int at, String text) {
        int end() {
            return at + text.length();
        }
    }

    private final InstructionSet set;
    private final Origin origin;
    private final Map<String, List<String>> parameters = new HashMap<>();
    private final Set<String> globals = new HashSet<>();
    private final WordControl control;
    /** The number of all words, remarks left out, and how many of them were written. */
    private final int words;

    private int done;
    /** Whether the present word stands inside of a definition; whether one was written; whether the words outside of any were begun, and are open. */
    private boolean inside;

    private boolean defined;
    private boolean main;
    private boolean inMain;

    private WordCode(List<SourceLine> lines, InstructionSet set, Origin origin) {
        this.set = set;
        this.origin = origin;
        define(lines);
        List<String> all = new ArrayList<>();
        for (SourceLine line : lines) {
            code(line).forEach(each -> all.add(each.text()));
        }
        this.words = all.size();
        this.control = new WordControl(all);
    }

    /** The words of a line, remarks left out. */
    private static List<Token> code(SourceLine line) {
        List<Token> tokens = tokens(line.definition());
        tokens.removeIf(each -> isRemark(each.text()));
        return tokens;
    }

    /** Reads the definitions of a text. */
    static WordCode of(List<SourceLine> lines, InstructionSet set, Origin origin) {
        return new WordCode(lines, set, origin);
    }

    private static List<Token> tokens(String line) {
        List<Token> tokens = new ArrayList<>();
        Matcher words = WORD.matcher(line);
        while (words.find()) {
            tokens.add(new Token(words.start(), words.group()));
        }
        return tokens;
    }

    private static boolean isRemark(String token) {
        return token.startsWith("( ") || token.equals("\\") || token.startsWith("\\ ");
    }

    private void define(List<SourceLine> lines) {
        List<String> all = new ArrayList<>();
        lines.forEach(line -> tokens(line.definition()).forEach(each -> all.add(each.text())));
        for (int i = 0; i + 1 < all.size(); i++) {
            if (!all.get(i).equals(DEFINES)) {
                if (all.get(i).equalsIgnoreCase("variable")) {
                    globals.add(all.get(i + 1).toLowerCase(Locale.ROOT));
                }
                continue;
            }
            String name = all.get(i + 1).toLowerCase(Locale.ROOT);
            String remark = i + 2 < all.size() && all.get(i + 2).startsWith("( ") ? all.get(i + 2) : "";
            List<String> names = new ArrayList<>();
            if (remark.contains("--")) {
                for (String each :
                        remark.substring(1, remark.indexOf("--")).strip().split("\\s+")) {
                    if (!each.isEmpty()) {
                        String plain =
                                Character.isLetter(each.charAt(0)) ? each.replaceAll("[^\\p{L}\\p{Nd}_]", "_") : "a";
                        names.add(names.contains(plain) ? plain + names.size() : plain);
                    }
                }
            } else {
                int end = i + 2;
                while (end < all.size() && !all.get(end).equals(ForeignWord.NEXT_LINE)) {
                    end++;
                }
                int taken = Math.min(NAMES.length, taken(all.subList(i + 2, end)));
                names.addAll(List.of(NAMES).subList(0, taken));
            }
            parameters.put(name, names);
        }
    }

    /** How many values below its own the words of a definition take from the stack. */
    private int taken(List<String> words) {
        int height = 0;
        int lowest = 0;
        for (String word : words) {
            for (String line : ours(word)) {
                Instruction row = Clues.row(set, line.split(" ")[0]);
                if (row != null && line.startsWith("call ")) {
                    height -= parameters
                            .getOrDefault(line.substring(5), List.of())
                            .size();
                    lowest = Math.min(lowest, height++);
                } else if (row != null) {
                    height -= row.effect().inputs().size();
                    lowest = Math.min(lowest, height);
                    height += row.effect().outputs().size();
                }
            }
        }
        return -lowest;
    }

    /** What is written for one word; empty when nobody knows. */
    private List<String> ours(String word) {
        if (NUMBER.matcher(word).matches()) {
            return List.of((word.indexOf('.') >= 0 ? "ldc " : "const ") + word);
        } else if (parameters.containsKey(word.toLowerCase(Locale.ROOT))) {
            return List.of("call " + Translation.plainName(word.toLowerCase(Locale.ROOT)));
        }
        for (ForeignWord each : origin.words(word)) {
            Translation translation = Translation.of(set, origin, each, List.of(word), word);
            if (translation != null) {
                return translation.ours(Map.of());
            }
        }
        Instruction row = Clues.row(set, word);
        return row != null && row.operands().isEmpty() ? List.of(row.mnemonic().toLowerCase(Locale.ROOT)) : List.of();
    }

    /** A line in the words of this machine; null when there is nothing on it. */
    @Nullable
    Piece line(SourceLine line) {
        List<Token> tokens = code(line);
        if (tokens.isEmpty()) {
            return null;
        }
        int before = done;
        done += tokens.size();
        List<Said> said = new ArrayList<>();
        List<String> written = new ArrayList<>();
        boolean automatic = true;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            List<String> jumps = control.at(before + i);
            Translation translation = jumps != null ? null : row(tokens, i);
            List<String> ours =
                    jumps != null ? jumps : translation == null ? ours(token.text()) : translation.ours(Map.of());
            automatic &= translation == null ? !ours.isEmpty() : !translation.isExample();
            automatic &= begins(token.text(), tokens, i, written);
            String note = translation == null ? "" : translation.row().note();
            if (translation != null && token.text().equals(DEFINES)) {
                List<String> names =
                        parameters.getOrDefault(tokens.get(i + 1).text().toLowerCase(Locale.ROOT), List.of());
                ours = new ArrayList<>(ours);
                ours.set(
                        0,
                        String.join(" ", ours.get(0), String.join(" ", names)).strip());
                for (String each : names) {
                    ours.add("lload " + each);
                }
                automatic = true;
            }
            written.addAll(ours);
            boolean isOurs = translation == null
                    && jumps == null
                    && (Clues.row(set, token.text()) != null
                            || NUMBER.matcher(token.text()).matches());
            if (!isOurs && !ours.isEmpty()) {
                int last = translation == null || token.text().startsWith(".\"")
                        ? i
                        : i + translation.row().pattern().size() - 1;
                String shown =
                        tokens.subList(i, last + 1).stream().map(Token::text).collect(Collectors.joining(" "));
                said.add(new Said(line.range(token.at(), tokens.get(last).end()), shown, ours, note));
            }
            i += translation == null || token.text().startsWith(".\"")
                    ? 0
                    : translation.row().pattern().size() - 1;
        }
        if (done == words && inMain && !written.contains("halt")) {
            written.add("halt");
        }
        Token first = tokens.get(0);
        if (said.isEmpty() && written.size() == 1 && Clues.row(set, first.text()) != null) {
            return null;
        }
        if (said.isEmpty()) {
            said.add(new Said(line.range(first.at(), first.end()), first.text(), ours(first.text()), ""));
        }
        Token last = tokens.get(tokens.size() - 1);
        Fix.Edit edit = new Fix.Edit(
                line.range(
                        first.at(),
                        Math.max(last.end(), line.definition().stripTrailing().length())),
                String.join("\n" + line.indentation(), written));
        return new Piece(said, written, automatic, edit);
    }

    /**
     * Writes what must stand before a word: what is outside of all definitions is the function with which the program starts. False when there is a
     * second such part, which cannot be written by itself.
     */
    private boolean begins(String word, List<Token> tokens, int index, List<String> written) {
        if (word.equals(DEFINES)) {
            if (inMain) {
                written.add("halt");
            }
            inside = true;
            defined = true;
            inMain = false;
        } else if (word.equals(ForeignWord.NEXT_LINE)) {
            inside = false;
        } else if (!inside
                && !inMain
                && !declares(word)
                && !(index > 0 && declares(tokens.get(index - 1).text()))) {
            if (main) {
                return false;
            }
            if (defined) {
                written.add(Directive.FUNC.text() + " " + Declarations.MAIN);
            }
            main = true;
            inMain = true;
        }
        return true;
    }

    private static boolean declares(String word) {
        return word.equalsIgnoreCase("variable") || word.equalsIgnoreCase("constant");
    }

    /** The row that takes the words from an index on. */
    private @Nullable Translation row(List<Token> tokens, int index) {
        String text = tokens.get(index).text();
        if (text.startsWith(".\"")) {
            for (ForeignWord each : origin.words(".")) {
                Translation translation = Translation.of(set, origin, each, List.of(".", text.substring(1)), text);
                if (translation != null && each.pattern().size() == 2) {
                    return Translation.of(set, origin, each, List.of(".", text.substring(1)), text);
                }
            }
        }
        for (int start = 0; start <= 1; start++) {
            if (index + start >= tokens.size()) {
                break;
            }
            for (ForeignWord each : origin.words(tokens.get(index + start).text())) {
                int size = each.pattern().size();
                if (each.isNamed() != (start == 1) || index + size > tokens.size()) {
                    continue;
                }
                List<String> words = tokens.subList(index, index + size).stream()
                        .map(Token::text)
                        .toList();
                Translation translation = Translation.of(set, origin, each, words, text);
                boolean known = start == 0 || globals.contains(words.get(0).toLowerCase(Locale.ROOT));
                if (translation != null && known) {
                    return translation;
                }
            }
        }
        return null;
    }
}
