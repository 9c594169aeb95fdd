package vitrine.isa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Another machine or language whose programs are brought here: what is different, and its words with what is written here for each. It
 * belongs to the machine that its programs fit best.
 */
public final class Origin {
    /** How texts are laid out. */
    public enum Form {
        /** One instruction on each line. */
        LINES,
        /** Words one after another, as many on a line as one likes; a number is a word too. */
        WORDS,
        /** One instruction on each line, or instructions inside of each other between parentheses. */
        FOLDED
    }

    private final String id;
    private final String title;
    private final Form form;
    private final List<String> about;
    private final String numberSign;
    private final Map<String, String> registers;
    private final List<ForeignWord> words;
    private final Map<String, List<ForeignWord>> byHead = new HashMap<>();

    /**
     * @param id a short name, for addresses
     * @param title what it is called in a sentence, such as "the JVM"
     * @param form how its texts are laid out
     * @param about what is different here, in paragraphs
     * @param numberSign what stands before a number there, besides {@code #}; "" when nothing does
     * @param registers its names for registers, in lower case, each with ours
     * @param words its words; no pattern is there twice
     */
    Origin(
            String id,
            String title,
            Form form,
            List<String> about,
            String numberSign,
            Map<String, String> registers,
            List<ForeignWord> words) {
        this.id = id;
        this.title = title;
        this.form = form;
        this.about = List.copyOf(about);
        this.numberSign = numberSign;
        this.registers = Map.copyOf(registers);
        this.words = List.copyOf(words);
        for (ForeignWord each : words) {
            byHead.computeIfAbsent(each.head().toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                    .add(each);
        }
        // what takes several lines goes before what takes one
        byHead.values().forEach(each -> each.sort(Comparator.comparing((ForeignWord word) -> -word.lines())));
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public Form form() {
        return form;
    }

    public List<String> about() {
        return about;
    }

    public String numberSign() {
        return numberSign;
    }

    public List<ForeignWord> words() {
        return words;
    }

    /** The rows that are found by a word, in any case, in their order; empty when there is none. */
    public List<ForeignWord> words(String head) {
        return byHead.getOrDefault(head.toLowerCase(Locale.ROOT), List.of());
    }

    /** Our name for one of its registers; "" when it has none of this name. */
    public String register(String name) {
        return registers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
