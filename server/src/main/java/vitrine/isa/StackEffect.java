package vitrine.isa;

import java.util.ArrayList;
import java.util.List;

/**
 * What an instruction takes from the operand stack and what it leaves, with names, the top last: {@code a b -- sum}. A name may
 * stand for several values: {@code kept[n+1]} is as many as operand n says and one more, {@code captured[f.captures]} as many as the
 * function that operand f names captures; {@code results...} is as many as only the running program knows. Values that stand first on both sides under the same name stay where they are.
 */
public record StackEffect(List<Slot> inputs, List<Slot> outputs, String text) {
    private static final String CAPTURES = ".captures";

    /** A named value, or a named run of values: {@code operand} is "" for a single one, "..." where the number is not known here. */
    public record Slot(String name, String operand, int extra) {
        public boolean single() {
            return operand.isEmpty();
        }

        public boolean open() {
            return operand.equals("...");
        }

        /** Whether it is as many values as a function captures, which the operand before the dot names. */
        public boolean captures() {
            return operand.endsWith(CAPTURES);
        }

        /** The operand that says how many values it is, or which function does. */
        public String counter() {
            return captures() ? operand.substring(0, operand.length() - CAPTURES.length()) : operand;
        }
    }

    /** Reads the notation above. */
    public static StackEffect of(String text) {
        int arrow = text.indexOf("--");
        if (arrow < 0) {
            throw new IllegalArgumentException("A stack effect needs '--': " + text);
        }
        return new StackEffect(slots(text.substring(0, arrow)), slots(text.substring(arrow + 2)), text.strip());
    }

    private static List<Slot> slots(String side) {
        List<Slot> slots = new ArrayList<>();
        for (String word : side.strip().split("\\s+")) {
            if (word.isEmpty()) {
                continue;
            }
            int bracket = word.indexOf('[');
            if (word.endsWith("...")) {
                slots.add(new Slot(word.substring(0, word.length() - 3), "...", 0));
            } else if (bracket > 0) {
                String count = word.substring(bracket + 1, word.length() - 1);
                int plus = count.indexOf('+');
                slots.add(new Slot(
                        word.substring(0, bracket),
                        plus < 0 ? count : count.substring(0, plus),
                        plus < 0 ? 0 : Integer.parseInt(count.substring(plus + 1))));
            } else {
                slots.add(new Slot(word, "", 0));
            }
        }
        return List.copyOf(slots);
    }

    /** How many slots stand first on both sides under the same name: those values are looked at and not moved. */
    public int keptSlots() {
        int kept = 0;
        while (kept < inputs.size()
                && kept < outputs.size()
                && inputs.get(kept).equals(outputs.get(kept))
                && !inputs.get(kept).open()) {
            kept++;
        }
        return kept;
    }

    /** Whether the number of values on either side is known only when the program runs. */
    public boolean open() {
        return inputs.stream().anyMatch(Slot::open) || outputs.stream().anyMatch(Slot::open);
    }

    /** How many single values it needs, leaving out runs of values. */
    public int singleInputs() {
        return (int) inputs.stream().filter(Slot::single).count();
    }

    /** How many single values it leaves, leaving out runs of values. */
    public int singleOutputs() {
        return (int) outputs.stream().filter(Slot::single).count();
    }
}
