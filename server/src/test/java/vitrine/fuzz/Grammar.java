package vitrine.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import vitrine.asm.Directive;
import vitrine.isa.HostCall;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.machine.MachineKind;

/**
 * Texts made from the tables of the machines: their directives, instructions, registers and host calls, with operands that fit for the most part. What
 * is declared is used, and some of what is not.
 */
final class Grammar {
    private final Random random;
    private final MachineKind kind;
    private final InstructionSet set;
    private final StringBuilder text = new StringBuilder();
    private final List<String> globals = new ArrayList<>();
    private final List<String> constants = new ArrayList<>();
    private final List<String> functions = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();
    private List<String> slots = new ArrayList<>();
    private List<String> captures = new ArrayList<>();
    private int labels;

    private Grammar(Random random) {
        this.random = random;
        this.kind = Corpus.pick(Corpus.KINDS, random);
        this.set = kind.instructions();
    }

    static String text(Random random) {
        return new Grammar(random).program();
    }

    private String program() {
        if (!kind.standard() || random.nextInt(3) == 0) {
            line(".machine " + kind.name());
        }
        List<Directive> directives = Directive.of(set);
        for (int i = random.nextInt(4); i > 0; i--) {
            declaration(Corpus.pick(directives, random));
        }
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            functions.add(
                    i == 0
                            ? "main"
                            : random.nextInt(5) == 0 && !classes.isEmpty() ? classes.get(0) + ".f" + i : "f" + i);
        }
        for (int i = 0; i < count; i++) {
            function(functions.get(i));
        }
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void declaration(Directive directive) {
        switch (directive) {
            case GLOBAL -> line(".global " + declared(globals) + " " + literal());
            case CONST -> line(".const " + (random.nextInt(4) == 0 ? "_" : declared(constants)) + " " + literal());
            case CLASS -> {
                String parent =
                        classes.isEmpty() || random.nextBoolean() ? "" : " extends " + Corpus.pick(classes, random);
                line(".class " + declared(classes) + parent);
                line(".field " + Corpus.name(random));
            }
            case NAMES -> line(".names " + Corpus.name(random) + " p" + random.nextInt(5));
            case FRAMES -> line(".frames " + (random.nextBoolean() ? "linked" : "apart"));
            case COLLECTOR ->
                line(".collector " + Corpus.pick(set.collectors(), random).name()
                        + (random.nextBoolean() ? " always" : ""));
            case HEAP, MEMORY -> line(directive.text() + " " + (1 + random.nextInt(random.nextBoolean() ? 64 : 4_000)));
            case DATA -> {
                line(".data");
                for (int i = random.nextInt(4); i > 0; i--) {
                    line((random.nextBoolean() ? declared(globals) + ": " : "") + item());
                }
                line(".code");
            }
            default -> {
                if (random.nextInt(20) == 0) {
                    line(directive.text() + " " + Corpus.name(random));
                }
            }
        }
    }

    private String item() {
        return switch (random.nextInt(5)) {
            case 0 -> ".integer " + random.nextInt() + " " + random.nextInt(5);
            case 1 -> ".float " + random.nextGaussian();
            case 2 -> ".asciiz " + string();
            case 3 -> ".byte " + bytes(1 + random.nextInt(6));
            default -> ".space " + (1 + random.nextInt(20));
        };
    }

    private String bytes(int count) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            bytes.append(i == 0 ? "" : " ").append(random.nextInt(256));
        }
        return bytes.toString();
    }

    private String declared(List<String> names) {
        String name = random.nextBoolean() ? Corpus.name(random) : "v" + (names.size() + random.nextInt(2) * 10);
        if (!name.equals("_") && !names.contains(name)) {
            names.add(name);
        }
        return name;
    }

    private String literal() {
        return switch (random.nextInt(6)) {
            case 0 -> string();
            case 1 -> String.valueOf(random.nextGaussian());
            case 2 -> Corpus.number(random);
            case 3 -> Corpus.pick(List.of("null", "nan", "-inf", "'a'"), random);
            default -> String.valueOf(random.nextInt(10));
        };
    }

    private String string() {
        StringBuilder string = new StringBuilder("\"");
        for (int i = random.nextInt(6); i > 0; i--) {
            string.append(
                    Corpus.pick(List.of("a", "bc", " ", ";", "\\n", "\\\"", "\\u{1f600}", "é", "\\0", "0x"), random));
        }
        return string.append('"').toString();
    }

    private void function(String name) {
        slots = new ArrayList<>();
        captures = new ArrayList<>();
        StringBuilder head = new StringBuilder(".func " + name);
        for (int i = random.nextInt(4); i > 0; i--) {
            head.append(' ').append(declared(slots));
        }
        line(head.toString());
        for (int i = random.nextInt(3); i > 0; i--) {
            line(".local " + declared(slots));
        }
        if (set.uses(OperandKind.CAPTURE) && random.nextInt(6) == 0) {
            line(".capture " + declared(captures));
        }
        labels = 1 + random.nextInt(3);
        if (set.uses(OperandKind.CAPTURE) && random.nextInt(6) == 0) {
            line(".catch k0 k1 k0" + (random.nextInt(3) == 0 ? " trap" : ""));
            labels = Math.max(2, labels);
        }
        int placed = 0;
        for (int i = 1 + random.nextInt(9); i > 0; i--) {
            if (placed < labels && random.nextInt(3) == 0) {
                line("k" + placed++ + ":");
            }
            if (random.nextInt(30) == 0) {
                line(".byte " + bytes(1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 6)));
            } else {
                instruction(Corpus.pick(set.rows(), random));
            }
        }
        while (placed < labels) {
            line("k" + placed++ + ":");
            line(set.rows().get(0).mnemonic());
        }
    }

    private void instruction(Instruction row) {
        String name = random.nextInt(12) == 0 && !row.aliases().isEmpty()
                ? row.aliases().get(0)
                : row.mnemonic();
        StringBuilder line = new StringBuilder("    ");
        line.append(random.nextInt(5) == 0 ? name : name.toLowerCase(Locale.ROOT));
        for (int i = 0; i < row.operands().size(); i++) {
            line.append(i > 0 && random.nextBoolean() ? ", " : " ")
                    .append(
                            random.nextInt(60) == 0
                                    ? Corpus.pick(Corpus.WORDS, random)
                                    : operand(row.operands().get(i).kind()));
        }
        line(line.toString());
    }

    private String operand(OperandKind kind) {
        boolean number = random.nextInt(5) == 0;
        return switch (kind) {
            case INT ->
                random.nextInt(12) == 0
                        ? "k0-k0"
                        : random.nextInt(4) == 0 ? literal() : String.valueOf(random.nextInt(9) - 2);
            case COUNT -> String.valueOf(random.nextInt(random.nextInt(9) == 0 ? 256 : 4));
            case IMMEDIATE ->
                random.nextInt(6) == 0 ? literal() : (random.nextBoolean() ? "#" : "") + (random.nextInt(99) - 9);
            case HALF -> "#" + random.nextInt(70);
            case DISPLACEMENT ->
                slots.isEmpty() || number ? String.valueOf(random.nextInt(20) - 9) : Corpus.pick(slots, random);
            case CONSTANT -> constants.isEmpty() || number ? literal() : Corpus.pick(constants, random);
            case GLOBAL ->
                globals.isEmpty() || number ? String.valueOf(random.nextInt(4)) : Corpus.pick(globals, random);
            case LOCAL -> slots.isEmpty() || number ? String.valueOf(random.nextInt(6)) : Corpus.pick(slots, random);
            case FUNCTION -> number ? String.valueOf(random.nextInt(5)) : Corpus.pick(functions, random);
            case ADDRESS, OFFSET -> number ? String.valueOf(random.nextInt(40)) : "k" + random.nextInt(labels);
            case CODE ->
                number
                        ? String.valueOf(random.nextInt(40))
                        : random.nextBoolean() ? "@k" + random.nextInt(labels) : Corpus.pick(functions, random);
            case DATA ->
                globals.isEmpty() || number
                        ? random.nextBoolean() ? string() : "#" + literal()
                        : "@" + Corpus.pick(globals, random);
            case HOST -> {
                HostCall call = Corpus.pick(set.hostCalls(), random);
                yield number ? String.valueOf(random.nextInt(20)) : call.callName();
            }
            case REGISTER, FLOAT_REGISTER -> Corpus.pick(set.registers(kind), random);
            case CLASS ->
                classes.isEmpty() || number ? String.valueOf(random.nextInt(3)) : Corpus.pick(classes, random);
            case FIELD, SELECTOR -> number ? String.valueOf(random.nextInt(3)) : Corpus.name(random);
            case CAPTURE ->
                captures.isEmpty() || number ? String.valueOf(random.nextInt(3)) : Corpus.pick(captures, random);
        };
    }
}
