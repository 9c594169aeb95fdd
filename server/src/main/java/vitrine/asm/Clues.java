package vitrine.asm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.isa.ForeignText.Word;
import vitrine.isa.ForeignWord;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.Operand;
import vitrine.isa.OperandKind;
import vitrine.isa.Origin;
import vitrine.program.SourceRange;

/**
 * For which machine a text was written that does not say it, and from which other language it comes: everything in the text counts, its mnemonics with
 * the number and look of their operands, the names of registers, the signs before numbers and names, the sections, and the words of other languages.
 * No single sign decides alone.
 */
final class Clues {
    /** What speaks for a machine, and the place that says most for it. */
    static final class Weight {
        final String machine;
        final InstructionSet set;
        int own;
        private int most;

        @Nullable
        SourceRange place;

        String word = "";
        final Map<Origin, Integer> origins = new LinkedHashMap<>();
        /** Those that have words in the text which are no words of ours. */
        final Set<Origin> sure = new HashSet<>();

        Weight(String machine, InstructionSet set) {
            this.machine = machine;
            this.set = set;
            set.origins().forEach(each -> origins.put(each, 0));
        }

        int total() {
            return own
                    + sure.stream()
                            .mapToInt(each -> origins.getOrDefault(each, 0))
                            .max()
                            .orElse(0);
        }

        private void add(int points, SourceRange at, String shown) {
            own += points;
            if (points > most) {
                most = points;
                place = at;
                word = shown;
            }
        }
    }

    private final List<Weight> weights = new ArrayList<>();
    private final String usual;
    private final String said;

    /**
     * @param said the machine that the text names; "" when it names none
     */
    Clues(List<SourceLine> lines, String usual, String said, Assembler.InstructionSets machines) {
        this.usual = usual;
        this.said = said;
        List<String> names = machines.names().isEmpty() ? List.of(usual) : machines.names();
        for (String name : names) {
            InstructionSet set = machines.of(name);
            if (set != null) {
                weights.add(new Weight(name, set));
            }
        }
        if (!said.isEmpty() && weights.stream().noneMatch(each -> each.machine.equals(said))) {
            InstructionSet set = machines.of(said);
            if (set != null) {
                weights.add(new Weight(said, set));
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            look(lines.get(i));
        }
    }

    private void look(SourceLine line) {
        List<Word> words = line.words();
        if (words.isEmpty()) {
            return;
        }
        Map<Weight, List<Origin>> known = new HashMap<>();
        int knowing = 0;
        for (Weight each : weights) {
            own(each, line);
            List<Origin> origins = new ArrayList<>();
            for (Origin origin : each.origins.keySet()) {
                boolean many = origin.form() == Origin.Form.WORDS
                        || origin.form() == Origin.Form.FOLDED && line.text.indexOf('(') >= 0;
                if (many
                        && !known(words.get(0).text())
                        && Directive.of(words.get(0).text()) == null) {
                    int found = manyWords(each.set, origin, line);
                    each.origins.merge(origin, found, Integer::sum);
                    if (found > 0) {
                        each.sure.add(origin);
                    }
                } else if (matches(each.set, origin, line)) {
                    origins.add(origin);
                    knowing++;
                } else if (row(each.set, words.get(0).text()) == null
                        && Directive.of(words.get(0).text()) == null
                        && !origin.words(words.get(0).text()).isEmpty()) {
                    each.origins.merge(origin, 1, Integer::sum);
                }
                for (Word word : words) {
                    if (!origin.register(word.text()).isEmpty()) {
                        each.origins.merge(origin, 1, Integer::sum);
                        each.sure.add(origin);
                    }
                }
            }
            known.put(each, origins);
        }
        // a word that is also one of ours says little, and a directive of ours nothing
        int points = Directive.of(words.get(0).text()) != null ? 0 : fitsSomewhere(line) ? 1 : knowing == 1 ? 3 : 2;
        known.forEach((weight, origins) -> origins.forEach(origin -> {
            weight.origins.merge(origin, points, Integer::sum);
            if (points > 1) {
                weight.sure.add(origin);
            }
        }));
    }

    /** Whether a line is an instruction of some machine with the operands that it takes. */
    private boolean fitsSomewhere(SourceLine line) {
        return weights.stream().anyMatch(each -> {
            Instruction row = row(each.set, line.words().get(0).text());
            return row != null && fits(each.set, row, line.words());
        });
    }

    /** Whether a word is an instruction of some machine. */
    private boolean known(String word) {
        return weights.stream().anyMatch(each -> row(each.set, word) != null);
    }

    private static boolean matches(InstructionSet set, Origin origin, SourceLine line) {
        List<String> words = line.plainWords();
        for (int i = 0; i < Math.min(2, words.size()); i++) {
            for (ForeignWord each : origin.words(words.get(i))) {
                if (each.isNamed() == (i == 1) && Translation.of(set, origin, each, words, line.text) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many words of a line are those of a language that has many on a line, and not ours. */
    private static int manyWords(InstructionSet set, Origin origin, SourceLine line) {
        int known = 0;
        String blanks = origin.form() == Origin.Form.FOLDED ? "[\\s()]+" : "\\s+";
        for (String each : line.definition().strip().split(blanks)) {
            known += !origin.words(each).isEmpty() && row(set, each) == null ? 1 : 0;
        }
        return Math.min(3, known);
    }

    private void own(Weight weight, SourceLine line) {
        List<Word> words = line.words();
        Word head = words.get(0);
        Directive directive = Directive.of(head.text());
        if (directive != null && directive != Directive.BYTE) {
            boolean speaks = has(weight, directive) && !weights.stream().allMatch(each -> has(each, directive));
            weight.add(speaks ? 3 : 0, line.range(head), head.text());
        }
        Instruction row = row(weight.set, head.text());
        if (row != null) {
            int points = (fits(weight.set, row, words) ? 1 : -1) + (weight.set.byMnemonic(head.text()) != null ? 2 : 1);
            for (Word each : points > 1 ? List.<Word>of() : instructions(weight.set, words)) {
                points += each == head ? 2 : weight.set.byMnemonic(each.text()) != null ? 3 : 2;
            }
            weight.add(points, line.range(head), head.text());
        }
        for (Word word : words.subList(1, words.size())) {
            int points = sign(weight.set, word.text());
            if (points > 0) {
                weight.add(points, line.range(word), word.text());
            }
        }
    }

    private static boolean has(Weight weight, Directive directive) {
        return Directive.of(weight.set).contains(directive);
    }

    /** How much a word says for a machine by how it is written. */
    private static int sign(InstructionSet set, String word) {
        if (!set.uses(OperandKind.REGISTER)) {
            return 0;
        } else if (looksLikeRegister(set, word)) {
            return 3;
        } else if (word.length() > 1 && word.startsWith("#") && "-0123456789".indexOf(word.charAt(1)) >= 0) {
            return 1;
        }
        return word.length() > 1 && word.startsWith("@") ? 2 : 0;
    }

    /** Whether a word is written like a register of the machine, whether there is one of that number or not. */
    static boolean looksLikeRegister(InstructionSet set, String word) {
        if (!word.startsWith("$")) {
            return false;
        }
        for (OperandKind kind : List.of(OperandKind.REGISTER, OperandKind.FLOAT_REGISTER)) {
            if (!set.registers(kind).isEmpty()
                    && word.toLowerCase(Locale.ROOT)
                            .replaceAll("[0-9]+$", "")
                            .equals(set.registers(kind).get(0).replaceAll("[0-9]+$", ""))
                    && Character.isDigit(word.charAt(word.length() - 1))) {
                return true;
            }
        }
        return false;
    }

    static @Nullable Instruction row(InstructionSet set, String name) {
        Instruction row = set.byMnemonic(name);
        return row == null ? set.byAlias(name) : row;
    }

    /** Whether the words behind an instruction look like its operands. */
    static boolean fits(InstructionSet set, Instruction row, List<Word> words) {
        List<String> given = new ArrayList<>();
        for (Word each : words.subList(1, words.size())) {
            if (!each.text().equals(",")) {
                given.add(each.text());
            }
        }
        boolean between = given.size() > 1
                && given.get(0).equals("(")
                && given.get(given.size() - 1).equals(")");
        if (between) {
            given = given.subList(1, given.size() - 1);
        }
        return fitsOperands(set, row, given);
    }

    static boolean fitsOperands(InstructionSet set, Instruction row, List<String> words) {
        List<String> given = new ArrayList<>(words);
        int minus = given.indexOf("-");
        if (minus > 0 && minus + 1 < given.size()) {
            given.subList(minus, minus + 2).clear();
        }
        List<Operand> wanted = row.operands();
        long needed = wanted.stream().filter(each -> !each.optional()).count();
        if (given.size() < needed || given.size() > wanted.size()) {
            return false;
        }
        for (int i = 0; i < given.size(); i++) {
            if (!fits(set, wanted.get(i).kind(), given.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(InstructionSet set, OperandKind kind, String word) {
        char first = word.charAt(0);
        boolean isNumber = Character.isDigit(first)
                || word.length() > 1 && "-+#.".indexOf(first) >= 0 && "-+.0123456789".indexOf(word.charAt(1)) >= 0;
        boolean isName = Character.isLetter(first) || first == '_' || first == '@' && word.length() > 1;
        boolean isText = word.length() > 1 && (first == '"' || first == '\'');
        boolean isForeignRegister =
                set.origins().stream().anyMatch(each -> !each.register(word).isEmpty()) && set.register(kind, word) < 0;
        if (kind == OperandKind.REGISTER || kind == OperandKind.FLOAT_REGISTER) {
            return first == '$' && looksLikeRegister(set, word) || isName && first != '@' && !isForeignRegister;
        } else if (kind == OperandKind.DATA) {
            return isNumber || isName || isText;
        } else if (kind == OperandKind.COUNT || kind == OperandKind.DISPLACEMENT) {
            return isNumber || isName && kind == OperandKind.DISPLACEMENT;
        } else if (kind == OperandKind.HOST) {
            return isName;
        }
        return isNumber
                || isName && !isForeignRegister
                || isText && (kind == OperandKind.INT || kind == OperandKind.IMMEDIATE || kind == OperandKind.CONSTANT);
    }

    /** Where the instructions of a line begin, when it has several and each is whole. */
    static List<Word> instructions(InstructionSet set, List<Word> line) {
        List<Word> words =
                line.stream().filter(each -> !each.text().equals(",")).toList();
        List<Word> begins = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            Instruction row = row(set, words.get(at).text());
            int next = row == null ? -1 : behind(set, row, words, at);
            if (next < 0) {
                return List.of();
            }
            begins.add(words.get(at));
            at = next;
        }
        return begins;
    }

    /** The index behind the operands of an instruction: at the end, or where another instruction begins; -1 when they are not as they should be. */
    private static int behind(InstructionSet set, Instruction row, List<Word> words, int at) {
        for (int count = Math.min(row.operands().size(), words.size() - at - 1); count >= 0; count--) {
            int next = at + 1 + count;
            List<String> given =
                    words.subList(at + 1, next).stream().map(Word::text).toList();
            boolean ends = next == words.size() || row(set, words.get(next).text()) != null;
            if (ends && fitsOperands(set, row, given)) {
                return next;
            }
        }
        return -1;
    }

    /** The instruction sets of all machines that a text can be for. */
    static List<InstructionSet> sets(Assembler.InstructionSets machines, String usual) {
        List<InstructionSet> sets = new ArrayList<>();
        for (String name : machines.names().isEmpty() ? List.of(usual) : machines.names()) {
            InstructionSet set = machines.of(name);
            if (set != null) {
                sets.add(set);
            }
        }
        return sets;
    }

    List<Weight> weights() {
        return weights;
    }

    /** The machine of the text: the one that it names; else the one for which most speaks; the usual one when nothing decides. */
    Weight machine() {
        Weight best = null;
        for (Weight each : weights) {
            if (each.machine.equalsIgnoreCase(said.isEmpty() ? usual : said)) {
                best = each;
            }
        }
        for (Weight each : weights) {
            if (best == null || said.isEmpty() && each.total() > best.total()) {
                best = each;
            }
        }
        return java.util.Objects.requireNonNull(best);
    }

    /** Another machine for which as much speaks as for the one that is assumed; null when the text decides. */
    @Nullable
    Weight rival() {
        Weight chosen = machine();
        for (Weight each : weights) {
            if (said.isEmpty() && each != chosen && each.total() == chosen.total() && each.total() > 0) {
                return each;
            }
        }
        return null;
    }

    /** The language from which the text comes, among those that fit a machine; null when nothing decides. */
    static @Nullable Origin origin(Weight weight) {
        Origin best = null;
        int most = 1;
        boolean even = false;
        for (Map.Entry<Origin, Integer> each : weight.origins.entrySet()) {
            if (!weight.sure.contains(each.getKey())) {
                continue;
            }
            if (each.getValue() > most) {
                best = each.getKey();
                most = each.getValue();
                even = false;
            } else if (each.getValue() == most) {
                even = true;
            }
        }
        return even ? null : best;
    }
}
