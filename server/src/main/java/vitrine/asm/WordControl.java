package vitrine.asm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conditions and loops that are words between words, {@code if … else … then}, {@code begin … while … repeat}, {@code do … loop}: each gets labels of its
 * own, and a counted loop the locals it counts with. It is all or nothing: where one word has no partner, or counts in a way that has no equal here, none
 * is written, since a jump without its label helps nobody.
 */
final class WordControl {
    /** A condition or a loop that is open: with the word that begins it, and the number of its labels. */
    private static final class Open {
        final String word;
        final int place;
        final int number;
        /** Whether its middle word was met: else, or while. */
        boolean halfway;

        Open(String word, int place, int number) {
            this.word = word;
            this.place = place;
            this.number = number;
        }
    }

    private final Map<Integer, List<String>> written = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int numbers;
    private boolean whole = true;

    /** @param words all words of a text, remarks left out */
    WordControl(List<String> words) {
        for (int i = 0; i < words.size() && whole; i++) {
            read(words.get(i).toLowerCase(Locale.ROOT), i);
        }
        if (!whole || !open.isEmpty()) {
            written.clear();
        }
    }

    /** What is written for the word at an index; null when it is no word of a condition or a loop. */
    @Nullable
    List<String> at(int index) {
        return written.get(index);
    }

    private void read(String word, int place) {
        switch (word) {
            case "if" -> open.push(new Open(word, place, ++numbers));
            case "begin" -> begin(word, place, "again%d:");
            case "do" -> begin(word, place, ".local i%1$d limit%1$d", "lstore i%d", "lstore limit%d", "again%d:");
            case "else" -> halfway("if", place, "jmp then%d", "else%d:");
            case "while" -> halfway("begin", place, "jf done%d");
            case "then" -> then(place);
            case "until" -> end("begin", false, place, "jf again%d");
            case "again" -> end("begin", false, place, "jmp again%d");
            case "repeat" -> end("begin", true, place, "jmp again%d", "done%d:");
            case "loop" ->
                end(
                        "do",
                        false,
                        place,
                        "lload i%d",
                        "const 1",
                        "add",
                        "dup",
                        "lstore i%d",
                        "lload limit%d",
                        "lt",
                        "jt again%d");
            case "i", "j" -> counter(word.equals("i") ? 0 : 1, place);
            case "+loop", "leave", "?do", "unloop", "case" -> whole = false;
            case ":", ";" -> whole &= open.isEmpty();
            default -> {
                // a word like any other
            }
        }
    }

    private void write(int place, int number, String... lines) {
        written.put(
                place,
                List.of(lines).stream().map(each -> each.formatted(number)).toList());
    }

    private void begin(String word, int place, String... lines) {
        open.push(new Open(word, place, ++numbers));
        write(place, numbers, lines);
    }

    /** The word that is open inside of all others; null, and nothing is written, when it is another one. */
    private @Nullable Open inner(String word) {
        Open inner = open.peek();
        boolean fits = inner != null && inner.word.equals(word);
        whole &= fits;
        return fits ? inner : null;
    }

    private void halfway(String word, int place, String... lines) {
        Open inner = inner(word);
        if (inner != null) {
            whole &= !inner.halfway;
            inner.halfway = true;
            write(place, inner.number, lines);
        }
    }

    private void end(String word, boolean halfway, int place, String... lines) {
        Open inner = inner(word);
        if (inner != null) {
            open.pop();
            whole &= inner.halfway == halfway;
            write(place, inner.number, lines);
        }
    }

    private void then(int place) {
        Open inner = inner("if");
        if (inner != null) {
            open.pop();
            write(inner.place, inner.number, inner.halfway ? "jf else%d" : "jf then%d");
            write(place, inner.number, "then%d:");
        }
    }

    private void counter(int outer, int place) {
        List<Open> loops = open.stream().filter(each -> each.word.equals("do")).toList();
        if (outer < loops.size()) {
            write(place, loops.get(outer).number, "lload i%d");
        }
    }
}
