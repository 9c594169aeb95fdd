package vitrine.asm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vitrine.isa.ForeignWord;
import vitrine.isa.ForeignWord.Hole;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.isa.Origin;

/**
 * One row of an origin's table held against words of a text: whether they fit its pattern, and then what is written here, with the names and numbers
 * of the text put in.
 */
final class Translation {
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0[xX][0-9a-fA-F_]+|0[bB][01_]+|[0-9][0-9_]*)");
    private static final Pattern FLOAT = Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9]*([eE][-+]?[0-9]+)?");
    private static final Pattern NAME = Pattern.compile("[$%&.@]?[\\p{L}_][\\p{L}\\p{Nd}_.$-]*");
    private static final Pattern REFERENCE = Pattern.compile("#[0-9]+");
    /** A place for something of the text in a line of ours: a letter, perhaps with a digit, that belongs to no longer word. */
    private static final Pattern PLACE =
            Pattern.compile("(?:(?<![\\p{L}\\p{Nd}])|(?<=\\$f))([NVRXLGFCT][0-9]?)(?![\\p{L}\\p{Nd}_])");

    private final InstructionSet set;
    private final Origin origin;
    private final ForeignWord row;
    private final Map<String, String> bound = new HashMap<>();
    /** The numbers that stand where a label is needed, each with its place among the words. */
    private boolean sample;

    private final List<String> targets = new ArrayList<>();

    private Translation(InstructionSet set, Origin origin, ForeignWord row) {
        this.set = set;
        this.origin = origin;
        this.row = row;
    }

    /**
     * The row with what the text has for its places; null when the words do not fit.
     *
     * @param words without commas
     * @param rest the text from a word to the end of its line, for what has no quotes
     */
    static @Nullable Translation of(
            InstructionSet set, Origin origin, ForeignWord row, List<String> words, String rest) {
        Translation translation = new Translation(set, origin, row);
        return translation.takes(words, rest) ? translation : null;
    }

    /** The row with nothing put in: what to write is an example. */
    static Translation example(InstructionSet set, Origin origin, ForeignWord row) {
        Translation example = new Translation(set, origin, row);
        List<String> registers = set.registers(OperandKind.REGISTER);
        for (String each : row.pattern()) {
            Hole hole = Hole.of(each);
            int index = each.length() == 2 ? each.charAt(1) - '0' : 1;
            if (hole != null) {
                example.bound.put(
                        each,
                        switch (hole) {
                            case NUMBER, VALUE -> String.valueOf(index);
                            case REGISTER -> registers.isEmpty() ? "0" : registers.get(index);
                            case LABEL -> "done";
                            case NAME, GLOBAL -> index == 1 ? "x" : "y";
                            case FUNCTION -> "square";
                            case CLASS -> "Shape";
                            case REFERENCE, TEXT -> "text";
                        });
            }
        }
        example.sample = true;
        return example;
    }

    Origin origin() {
        return origin;
    }

    ForeignWord row() {
        return row;
    }

    /** The numbers in the text that stand where a label is needed here. */
    List<String> targets() {
        return targets;
    }

    private boolean takes(List<String> words, String rest) {
        List<String> pattern = row.pattern();
        int last = pattern.size() - 1;
        boolean open = pattern.get(last).equals(ForeignWord.REST);
        boolean text = pattern.get(last).equals("T");
        if (open || text ? words.size() < last : words.size() != pattern.size()) {
            return false;
        }
        for (int i = 0; i < pattern.size(); i++) {
            if (i == last && open) {
                return true;
            } else if (i == last && text) {
                int from = rest.indexOf(words.get(last - 1), rest.indexOf("//"))
                        + words.get(last - 1).length();
                bound.put("T", quoted(rest.substring(from).strip()));
                return true;
            } else if (!takes(pattern.get(i), words.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean takes(String pattern, String word) {
        if (pattern.startsWith("\"")) {
            return word.startsWith("\"")
                    && word.length() > 1
                    && bind(
                            "\"" + pattern.substring(1).strip(),
                            "\"" + word.substring(1).strip());
        }
        Hole hole = Hole.of(pattern);
        if (hole == null) {
            return pattern.equalsIgnoreCase(word);
        }
        String value = switch (hole) {
            case NUMBER -> number(word);
            case VALUE -> value(word);
            case REGISTER -> register(word);
            case LABEL -> label(word);
            case NAME -> number(word) != null && !word.startsWith("#") ? word : name(word);
            case GLOBAL, FUNCTION, CLASS -> name(word);
            case REFERENCE -> REFERENCE.matcher(word).matches() ? word : null;
            case TEXT -> null;
        };
        return value != null && bind(pattern, value);
    }

    private boolean bind(String place, String value) {
        String before = bound.putIfAbsent(place, value);
        return before == null || before.equals(value);
    }

    private @Nullable String number(String word) {
        String text = word.startsWith("#") ? word.substring(1) : word;
        if (origin.numberSign().equals("$hex") && text.startsWith("$")) {
            text = "0x" + text.substring(1);
        } else if (origin.numberSign().equals("$") && text.startsWith("$")) {
            text = text.substring(1);
        }
        if (!WHOLE.matcher(text).matches()) {
            return text.length() == 3
                            && text.startsWith("'")
                            && text.endsWith("'")
                            && !origin.numberSign().equals("'")
                    ? text
                    : null;
        }
        return text.startsWith("+") ? text.substring(1) : text;
    }

    private @Nullable String value(String word) {
        if (word.length() > 1 && word.startsWith("'") && word.endsWith("'")) {
            String inside = word.substring(1, word.length() - 1);
            boolean isNumber =
                    WHOLE.matcher(inside).matches() || FLOAT.matcher(inside).matches();
            return origin.numberSign().equals("'") && isNumber ? inside : quoted(inside);
        }
        String number = number(word);
        return number != null
                ? number
                : FLOAT.matcher(word).matches() || word.startsWith("\"") && word.length() > 1 ? word : null;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\'", "'").replace("\"", "\\\"") + "\"";
    }

    private @Nullable String register(String word) {
        String ours = origin.register(word);
        if (!ours.isEmpty()) {
            return ours;
        }
        boolean isOurs = set.register(OperandKind.REGISTER, word) >= 0
                && !(origin.numberSign().equals("$") && word.startsWith("$"));
        return isOurs ? word : null;
    }

    private @Nullable String label(String word) {
        if (WHOLE.matcher(word).matches()) {
            targets.add(word);
            return word;
        }
        return name(word);
    }

    private @Nullable String name(String word) {
        String text = word.length() > 2 && word.startsWith("'") && word.endsWith("'")
                ? word.substring(1, word.length() - 1)
                : word;
        return NAME.matcher(text).matches() && origin.register(text).isEmpty() ? plainName(text) : null;
    }

    /** A name of another language as it can be written here. */
    static String plainName(String name) {
        String plain = name.replaceAll("[$%&@-]", "_").replaceAll("^[_.]+(?=[\\p{L}])", "");
        return plain.isEmpty() ? name : plain;
    }

    /** What to write, line by line; a target that is a number becomes the name of a label when the listing has a line of that number. */
    List<String> ours(Map<String, String> labels) {
        List<String> lines = new ArrayList<>();
        for (String each : row.ours()) {
            String line = filled(each, labels);
            String[] words = line.split(" ");
            boolean idle = words.length == 3 && words[1].equals(words[2]) && words[0].equals("move");
            if (!idle) {
                lines.add(pooled(line));
            }
        }
        return lines;
    }

    private String filled(String line, Map<String, String> labels) {
        StringBuilder text = new StringBuilder();
        String pattern = line;
        for (Map.Entry<String, String> each : bound.entrySet()) {
            if (each.getKey().startsWith("\"")) {
                pattern = pattern.replace(each.getKey(), each.getValue());
            }
        }
        Matcher places = PLACE.matcher(pattern);
        int from = 0;
        while (places.find()) {
            String value = bound.get(places.group(1));
            boolean inString = pattern.substring(0, places.start()).indexOf('"') >= 0;
            if (value == null || inString) {
                continue;
            }
            boolean label = Hole.of(places.group(1)) == Hole.LABEL;
            text.append(pattern, from, places.start()).append(label ? labels.getOrDefault(value, value) : value);
            from = places.end();
        }
        return text.append(pattern.substring(from)).toString().replace(" --", " ");
    }

    /** The line with the instruction that takes the value, when its own one does not hold such values. */
    private String pooled(String line) {
        int blank = line.indexOf(' ');
        if (blank < 0) {
            return line;
        }
        Instruction instruction = set.byMnemonic(line.substring(0, blank));
        Instruction pooled = instruction == null ? null : instruction.pooled();
        String value = line.substring(line.lastIndexOf(' ') + 1);
        boolean other = line.indexOf('"') >= 0 || FLOAT.matcher(value).matches();
        return pooled != null && other ? pooled.mnemonic().toLowerCase(Locale.ROOT) + line.substring(blank) : line;
    }

    /**
     * Whether what to write names something that the text does not say, as an example: it is advice for the writer, and cannot be put in as it is.
     */
    boolean isExample() {
        if (sample || !row.ours().isEmpty() && row.note().startsWith("Write the ")) {
            return true;
        }
        boolean textKnown = bound.keySet().stream().anyMatch(each -> each.startsWith("\"") || each.equals("T"));
        for (String line : row.ours()) {
            String[] words = line.split(" ");
            boolean host = words[0].equals("host");
            for (int i = words[0].endsWith(":") ? 0 : 1; i < words.length && !host; i++) {
                Matcher places = PLACE.matcher(words[i]);
                boolean place = places.find();
                boolean name =
                        Character.isLetter(words[i].charAt(words[i].charAt(0) == '@' && words[i].length() > 1 ? 1 : 0));
                boolean known = place
                        || set.register(OperandKind.REGISTER, words[i]) >= 0
                        || words[i].equals("main")
                        || words[i].startsWith(".")
                        || i > 1 && words[0].equals(Directive.FUNC.text());
                if (name && !known
                        || words[i].equals("\"text\"") && !textKnown
                        || place && !bound.containsKey(places.group(1))) {
                    return true;
                }
            }
        }
        return false;
    }
}
