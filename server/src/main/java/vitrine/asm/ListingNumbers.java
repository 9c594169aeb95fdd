package vitrine.asm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vitrine.program.Fix;

/**
 * Finds the numbers, addresses and marks that listings put before each line ({@code 0: push 5}, {@code 0004 | OP_ADD}, {@code 12 [3] ADD 2 0 1}), and has
 * the lines read without them. Where the text jumps to such a number, the line gets a label of that number.
 */
final class ListingNumbers {
    private static final Pattern BEFORE = Pattern.compile(
            "^\\s*(?:(?:>>|-->|->|=>|\\*)\\s*)?(?:(?:0[xX][0-9a-fA-F]+|[0-9][0-9a-fA-F]*|\\[-?[0-9]+\\]|\\([0-9]+\\)|\\|)(?:\\s*[:.)|](?=\\s|[\\p{L}_])\\s*|\\s+)(?:(?:>>|-->)\\s*)?){1,3}"
                    + "(?:(?<=:.{0,12})(?:[0-9a-f]{2}\\s+)+)?(?=[\\p{L}_.(\"@;{}=])");
    private static final Pattern NUMBER = Pattern.compile("\\[?(-?[0-9][0-9a-fA-F]*)\\]?");

    /** How a number at the beginning of a line looks. */
    private record Prefix(SourceLine line, int end, String number, boolean plain) {}

    private final List<Prefix> prefixes = new ArrayList<>();
    private final Map<String, Prefix> byNumber = new HashMap<>();
    private final Set<String> wanted = new HashSet<>();
    private final List<Rename> renames = new ArrayList<>();

    /**
     * @param whole whether a line is right as it is when what stands before an index is left out
     * @param begins whether an instruction begins at an index, of ours or of a language that has one on a line
     */
    ListingNumbers(
            List<SourceLine> lines, BiPredicate<SourceLine, Integer> whole, BiPredicate<SourceLine, Integer> begins) {
        List<Prefix> found = new ArrayList<>();
        int code = 0;
        for (SourceLine line : lines) {
            code += line.words().isEmpty() ? 0 : 1;
            Matcher matcher = BEFORE.matcher(line.read());
            if (matcher.find() && matcher.end() <= line.codeEnd()) {
                found.add(prefix(line, matcher.end()));
            }
        }
        long plain = found.stream()
                .filter(each -> each.plain() && begins.test(each.line(), each.end()))
                .count();
        boolean many = plain > 1 && 2 * plain >= code;
        for (Prefix each : found) {
            if (!each.plain() || many || whole.test(each.line(), each.end())) {
                prefixes.add(each);
                byNumber.putIfAbsent(each.number(), each);
            }
        }
        for (Prefix each : prefixes) {
            each.line().blank(0, each.end());
        }
    }

    private static Prefix prefix(SourceLine line, int end) {
        String text = line.read().substring(0, end);
        Matcher numbers = NUMBER.matcher(text);
        String first = "";
        String last = "";
        while (numbers.find()) {
            first = first.isEmpty() ? numbers.group(1) : first;
            last = numbers.group(1);
        }
        boolean leads =
                text.indexOf('[') >= 0 || first.length() >= 4 || text.strip().startsWith(first + ":");
        boolean plain = text.strip().matches("[0-9][0-9a-fA-F\\s]*") && first.length() < 4;
        return new Prefix(line, end, plain(leads ? first : last), plain);
    }

    /** A number without the zeros before it. */
    private static String plain(String number) {
        return number.replaceAll("^0+(?=.)", "");
    }

    boolean isEmpty() {
        return prefixes.isEmpty();
    }

    /** The label of the line that a number names, which the line then gets; null when no line has that number. */
    @org.jspecify.annotations.Nullable
    String label(String number) {
        String plain = plain(number);
        if (!byNumber.containsKey(plain)) {
            return null;
        }
        wanted.add(plain);
        return "L" + plain;
    }

    /** A number in a line that has become the name of a label; {@code ours}: in an instruction of ours, which is not written anew. */
    record Rename(SourceLine line, Fix.Edit edit, boolean ours) {}

    void rename(SourceLine line, Fix.Edit edit, boolean ours) {
        renames.add(new Rename(line, edit, ours));
    }

    List<Rename> renames() {
        return renames;
    }

    /** Says what to do with each number: {@code told(line, end of the number, the label to write in its place or "")}. */
    void forEach(Told told) {
        for (Prefix each : prefixes) {
            boolean label = wanted.contains(each.number()) && byNumber.get(each.number()) == each;
            told.accept(each.line(), each.end(), label ? "L" + each.number() + ": " : "");
        }
    }

    /** Takes what is to be done with the number at the beginning of a line. */
    interface Told {
        void accept(SourceLine line, int end, String label);
    }
}
