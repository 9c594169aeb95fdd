package vitrine.asm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vitrine.isa.ForeignWord;
import vitrine.isa.InstructionSet;
import vitrine.isa.Origin;

/**
 * Writes what stands in parentheses line by line in the words of this machine: what is inside comes first; functions become declarations, and blocks, loops
 * and conditions become labels and jumps. It knows nothing of the text that it comes from.
 */
final class FoldedWriter {
    /** Something that cannot be written here by itself. */
    private static final class Untold extends Exception {
        private static final long serialVersionUID = 1;
    }

    private final InstructionSet set;
    private final Origin origin;
    private final List<String> written = new ArrayList<>();
    private final Deque<Block> blocks = new ArrayDeque<>();
    private int numbers;

    /** A block, a loop or a condition that is open: where a jump to it goes, and the label behind it; "" when nothing needs one. */
    private static final class Block {
        final String name;
        final String target;
        final String behind;
        String otherwise = "";

        Block(String name, String target, String behind) {
            this.name = name;
            this.target = target;
            this.behind = behind;
        }
    }

    private FoldedWriter(InstructionSet set, Origin origin) {
        this.set = set;
        this.origin = origin;
    }

    /** The lines of a whole text; empty when not all of it can be written by itself. */
    static List<String> program(List<FoldedNode> nodes, InstructionSet set, Origin origin) {
        FoldedWriter writer = new FoldedWriter(set, origin);
        try {
            writer.top(nodes);
            return writer.written;
        } catch (Untold untold) {
            return List.of();
        }
    }

    /** The lines of one expression; empty when not all of it can be written by itself. */
    static List<String> expression(FoldedNode node, InstructionSet set, Origin origin) {
        FoldedWriter writer = new FoldedWriter(set, origin);
        try {
            writer.sequence(List.of(node), 0);
            return writer.written;
        } catch (Untold untold) {
            return List.of();
        }
    }

    private void top(List<FoldedNode> among) throws Untold {
        List<FoldedNode> loose = new ArrayList<>();
        for (FoldedNode each : among) {
            switch (each.isList() ? each.head() : "") {
                case "module" -> top(each.inside().subList(1, each.inside().size()));
                case "func" -> function(each.inside());
                case "global" -> global(each.inside());
                case "import", "export", "memory", "type", "table", "elem", "start", "data" -> {
                    // nothing is needed for it here
                }
                default -> loose.add(each);
            }
        }
        sequence(loose, 0);
    }

    private void global(List<FoldedNode> parts) throws Untold {
        FoldedNode value = parts.get(parts.size() - 1);
        if (parts.size() < 3 || !value.isList() || value.inside().size() != 2) {
            throw new Untold();
        }
        written.add(
                0,
                ".global " + name(parts.get(1).text()) + " "
                        + value.inside().get(1).text());
    }

    private static String name(String text) {
        return Translation.plainName(text);
    }

    private void function(List<FoldedNode> parts) throws Untold {
        String name = parts.size() > 1 && parts.get(1).text().startsWith("$")
                ? name(parts.get(1).text())
                : "";
        List<String> parameters = new ArrayList<>();
        List<String> locals = new ArrayList<>();
        int at = name.isEmpty() ? 1 : 2;
        for (; at < parts.size() && parts.get(at).isList(); at++) {
            FoldedNode part = parts.get(at);
            if (part.head().equals("param") || part.head().equals("local")) {
                List<String> names = part.head().equals("param") ? parameters : locals;
                List<FoldedNode> inside = part.inside();
                boolean named = inside.size() > 1 && inside.get(1).text().startsWith("$");
                for (int i = 1; i < (named ? 2 : inside.size()); i++) {
                    names.add(named ? name(inside.get(1).text()) : "local_" + (parameters.size() + locals.size()));
                }
            } else if (part.head().equals("export") && name.isEmpty()) {
                if (part.inside().size() < 2) {
                    throw new Untold();
                }
                name = part.inside().get(1).text().replace("\"", "").replaceAll("[^\\p{L}\\p{Nd}_]", "_");
            } else if (!List.of("export", "result", "type", "import").contains(part.head())) {
                break;
            }
        }
        if (!written.isEmpty()) {
            written.add("");
        }
        written.add((".func " + (name.isEmpty() ? "main" : name) + " " + String.join(" ", parameters)).strip());
        if (!locals.isEmpty()) {
            written.add(".local " + String.join(" ", locals));
        }
        sequence(parts.subList(Math.min(at, parts.size()), parts.size()), 0);
        String last = written.get(written.size() - 1);
        if (!last.equals("ret") && !last.startsWith("jmp ")) {
            written.add("ret");
        }
    }

    /** Instructions one after the other, each as a list or as words. */
    private void sequence(List<FoldedNode> parts, int from) throws Untold {
        int at = from;
        while (at < parts.size()) {
            FoldedNode part = parts.get(at);
            if (part.isList()) {
                folded(part.inside());
                at++;
            } else {
                at = flat(parts, at);
            }
        }
    }

    private void folded(List<FoldedNode> parts) throws Untold {
        String head = parts.isEmpty() ? "" : parts.get(0).text();
        switch (head) {
            case "result", "param", "type" -> {
                // values know their type
            }
            case "block", "loop" -> {
                boolean named = parts.size() > 1 && parts.get(1).text().startsWith("$");
                open(head, named ? parts.get(1).text() : "");
                sequence(parts, named ? 2 : 1);
                close();
            }
            case "if" -> condition(parts);
            default -> {
                List<String> words = new ArrayList<>();
                for (FoldedNode each : parts) {
                    if (each.isList()) {
                        folded(each.inside());
                    } else {
                        words.add(each.text());
                    }
                }
                instruction(words);
            }
        }
    }

    private void condition(List<FoldedNode> parts) throws Untold {
        FoldedNode then = null;
        FoldedNode otherwise = null;
        for (FoldedNode each : parts.subList(1, parts.size())) {
            if (each.head().equals("then") && each.isList()) {
                then = each;
            } else if (each.head().equals("else") && each.isList()) {
                otherwise = each;
            } else if (each.isList()) {
                folded(each.inside());
            }
        }
        if (then == null) {
            throw new Untold();
        }
        open("if", "");
        sequence(then.inside(), 1);
        if (otherwise != null) {
            otherwise();
            sequence(otherwise.inside(), 1);
        }
        close();
    }

    private int flat(List<FoldedNode> parts, int at) throws Untold {
        String head = parts.get(at).text();
        switch (head) {
            case "block", "loop", "if" -> {
                boolean named =
                        at + 1 < parts.size() && parts.get(at + 1).text().startsWith("$");
                open(head, named ? parts.get(at + 1).text() : "");
                return at + (named ? 2 : 1);
            }
            case "else" -> {
                otherwise();
                return at + 1;
            }
            case "end" -> {
                if (!blocks.isEmpty()) {
                    close();
                }
                boolean named =
                        at + 1 < parts.size() && parts.get(at + 1).text().startsWith("$");
                return at + (named ? 2 : 1);
            }
            default -> {
                for (int count = Math.min(2, parts.size() - at); count > 0; count--) {
                    List<String> words = parts.subList(at, at + count).stream()
                            .map(FoldedNode::text)
                            .toList();
                    if (row(words) != null) {
                        instruction(words);
                        return at + count;
                    }
                }
                throw new Untold();
            }
        }
    }

    private void open(String what, String name) {
        int number = ++numbers;
        String label = name.isEmpty() ? what + number : name(name);
        if (what.equals("loop")) {
            written.add(label + ":");
            blocks.push(new Block(name, label, ""));
        } else {
            Block block = new Block(name, label, label);
            if (what.equals("if")) {
                block.otherwise = "else" + number;
                written.add("jf else" + number);
            }
            blocks.push(block);
        }
    }

    private void otherwise() throws Untold {
        Block block = blocks.peek();
        if (block == null || block.otherwise.isEmpty()) {
            throw new Untold();
        }
        written.add("jmp " + block.behind);
        written.add(block.otherwise + ":");
        block.otherwise = "";
    }

    private void close() {
        Block block = blocks.pop();
        if (!block.otherwise.isEmpty()) {
            written.add(block.otherwise + ":");
        }
        boolean wanted = written.contains("jmp " + block.behind) || written.contains("jt " + block.behind);
        if (!block.behind.isEmpty() && wanted) {
            written.add(block.behind + ":");
        }
    }

    private @Nullable Translation row(List<String> words) {
        for (ForeignWord each : origin.words(words.get(0))) {
            Translation translation = Translation.of(set, origin, each, words, "");
            if (translation != null) {
                return translation;
            }
        }
        return null;
    }

    private void instruction(List<String> words) throws Untold {
        if (words.size() == 2 && (words.get(0).equals("br") || words.get(0).equals("br_if"))) {
            written.add((words.get(0).equals("br") ? "jmp " : "jt ") + target(words.get(1)));
            return;
        }
        Translation translation = words.isEmpty() ? null : row(words);
        if (translation == null && words.size() == 1 && Clues.row(set, words.get(0)) != null) {
            written.add(words.get(0));
            return;
        }
        if (translation == null || translation.isExample()) {
            throw new Untold();
        }
        written.addAll(translation.ours(Map.of()));
    }

    private String target(String word) throws Untold {
        // nothing is so deep that its number has more digits
        int depth = word.matches("[0-9]{1,9}") ? Integer.parseInt(word) : -1;
        for (Block each : blocks) {
            if (depth == 0 || depth < 0 && each.name.equals(word)) {
                return each.target;
            }
            depth--;
        }
        throw new Untold();
    }
}
