package vitrine.asm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import vitrine.isa.CollectorName;
import vitrine.isa.Flow;
import vitrine.isa.FrameLayout;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.machine.MachineKind;
import vitrine.program.ClassDeclaration;
import vitrine.program.Constant;
import vitrine.program.DataItem;
import vitrine.program.DataSegment;
import vitrine.program.Function;
import vitrine.program.Global;
import vitrine.program.Handler;
import vitrine.program.HeapSettings;
import vitrine.program.Literal;
import vitrine.program.MachineRules;
import vitrine.program.Program;

/** Programs made of a seed: anything that an image may hold, sense or not. */
public final class RandomPrograms {
    private static final String[] STRANGE_NAMES = {
        "main", "nan", "inf", "null", "add", "L1", "L2", "_x", "a.b", "größe", "const", "x1e5", "e", "sp", "loop", "Eq",
        "rem", "end"
    };
    private static final Literal[] STRANGE_VALUES = {
        new Literal.Null(),
        new Literal.Int(Long.MIN_VALUE),
        new Literal.Int(Long.MAX_VALUE),
        new Literal.Int(0),
        new Literal.Int(1L << 40),
        new Literal.Float(Double.NaN),
        new Literal.Float(Double.POSITIVE_INFINITY),
        new Literal.Float(Double.NEGATIVE_INFINITY),
        new Literal.Float(-0.0),
        new Literal.Float(Double.MIN_VALUE),
        new Literal.Float(1e300),
        new Literal.Float(0.1),
        new Literal.Text(""),
        new Literal.Text("; no comment \"quoted\" 'and' \\ \n\r\t\0"),
        new Literal.Text("\u2028\u202e\u00a0\ufeff\u0007 \ud83d\ude00 ä")
    };

    private static final String[] TEXTS = {
        "", "a", "; no comment \"quoted\" 'and' \\ \n\r\t", "\u2028\u202e\u00a0\ufeff\u0007 \ud83d\ude00 ä", "#5", "@x"
    };

    private final Random random;
    private final String machine;
    private final InstructionSet instructions;

    public RandomPrograms(long seed, MachineKind kind) {
        this(seed, kind.name(), kind.instructions());
    }

    public RandomPrograms(long seed, String machine, InstructionSet instructions) {
        this.random = new Random(seed);
        this.machine = machine;
        this.instructions = instructions;
    }

    /** Any program; its code is bytes without sense, or instructions with operands that mostly name something. */
    public Program next() {
        Program program = any();
        while (MachineRules.first(program, instructions) != null) {
            program = any();
        }
        return program;
    }

    private Program any() {
        boolean memory = instructions.uses(OperandKind.DATA);
        List<Constant> constants = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = memory ? 0 : random.nextInt(8); i > 0; i--) {
            constants.add(new Constant(random.nextInt(3) == 0 ? "" : nameOfValue(names), literal()));
        }
        if (random.nextBoolean() && !constants.isEmpty()) {
            constants.add(new Constant("", constants.get(0).value()));
        }
        List<Global> globals = new ArrayList<>();
        names.clear();
        for (int i = memory ? 0 : random.nextInt(5); i > 0; i--) {
            globals.add(new Global(nameOfValue(names), literal()));
        }
        int functionCount = 1 + random.nextInt(5);
        byte[] code = random.nextInt(3) == 0 ? bytes() : instructions(constants.size(), globals.size(), functionCount);
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(0);
        while (starts.size() < functionCount && starts.size() <= code.length) {
            starts.add(random.nextInt(code.length + 1));
        }
        boolean objects = instructions.uses(OperandKind.CLASS);
        List<ClassDeclaration> classes = objects ? classes() : List.of();
        List<Function> functions = new ArrayList<>();
        Set<String> functionNames = new HashSet<>();
        for (int start : starts) {
            names.clear();
            Integer next = starts.higher(start);
            int end = next == null ? code.length : next;
            functions.add(function(name(functionNames), start, end, classes.size()));
            if (random.nextInt(8) == 0) {
                functions.add(
                        functions.size() - 1,
                        new Function(name(functionNames), start, names(new HashSet<>()), List.of()));
            }
        }
        List<FrameLayout> layouts = instructions.frameLayouts();
        return new Program(
                machine,
                constants,
                globals,
                functions,
                random.nextInt(functions.size()),
                code,
                layouts.isEmpty() ? FrameLayout.APART : layouts.get(random.nextInt(layouts.size())),
                memory ? data() : DataSegment.EMPTY,
                memory && random.nextBoolean() ? 1 + random.nextInt(70_000) : 0,
                classes,
                objects ? names(new HashSet<>()) : List.of(),
                heap());
    }

    private List<ClassDeclaration> classes() {
        List<ClassDeclaration> classes = new ArrayList<>();
        Set<String> taken = new HashSet<>(Set.of(ClassDeclaration.TRAP));
        Set<String> fields = new HashSet<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            // what it extends may stand behind it
            int parent = random.nextBoolean() ? -1 : i % 2 == 0 ? i + 1 : i + 2;
            classes.add(new ClassDeclaration(name(taken), parent < count ? parent : -1, names(fields)));
        }
        return classes;
    }

    private Function function(String name, int start, int end, int classes) {
        Set<String> slots = new HashSet<>(Set.of(Function.CLOSURE));
        List<String> parameters = names(slots);
        List<String> locals = new ArrayList<>(names(slots));
        List<String> captures = instructions.uses(OperandKind.CAPTURE) ? names(new HashSet<>()) : List.of();
        if (!captures.isEmpty()) {
            locals.add(Function.CLOSURE);
        }
        List<Handler> handlers = new ArrayList<>();
        boolean throwing = instructions.rows().stream().anyMatch(each -> each.flow() == Flow.THROW);
        for (int i = throwing && start < end ? random.nextInt(6) - 3 : 0; i > 0; i--) {
            int from = start + random.nextInt(end - start);
            int to = from + 1 + random.nextInt(end - from);
            int address = start + random.nextInt(end - start);
            handlers.add(new Handler(from, to, address, random.nextInt(classes + 2) + Handler.TRAPS));
        }
        return new Function(name, start, parameters, locals, captures, handlers);
    }

    private HeapSettings heap() {
        List<CollectorName> collectors = instructions.collectors();
        if (collectors.isEmpty() || random.nextInt(3) == 0) {
            return HeapSettings.USUAL;
        }
        String collector = collectors.get(random.nextInt(collectors.size())).name();
        return random.nextInt(3) == 0
                ? new HeapSettings("", false, 1 + random.nextInt(70_000))
                : new HeapSettings(collector, random.nextBoolean(), random.nextInt(3) * 1000);
    }

    private DataSegment data() {
        List<DataItem> items = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            String name = random.nextInt(3) == 0 ? "" : nameOfValue(names);
            items.add(
                    switch (random.nextInt(6)) {
                        case 0 -> DataItem.word(name, random.nextBoolean() ? random.nextInt() : random.nextInt(3));
                        case 1 -> DataItem.real(name, Double.longBitsToDouble(random.nextLong()));
                        case 2 -> DataItem.text(name, TEXTS[random.nextInt(TEXTS.length)]);
                        case 3 -> new DataItem(name, DataItem.Kind.BYTES, new byte[1 + random.nextInt(9)]);
                        case 4 -> new DataItem(name, DataItem.Kind.WORDS, someBytes(4 + 4 * random.nextInt(3)));
                        default -> new DataItem(name, DataItem.Kind.BYTES, someBytes(1 + random.nextInt(9)));
                    });
        }
        return new DataSegment(items);
    }

    private byte[] someBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] bytes() {
        return someBytes(random.nextInt(60));
    }

    private byte[] instructions(int constants, int globals, int functions) {
        byte[] code = new byte[1000];
        int length = 0;
        for (int i = random.nextInt(40); i > 0; i--) {
            Instruction row =
                    instructions.rows().get(random.nextInt(instructions.rows().size()));
            long[] operands = new long[row.operands().size()];
            for (int k = 0; k < operands.length; k++) {
                operands[k] = operand(row.operands().get(k).kind(), constants, globals, functions);
            }
            instructions.encode(row, operands, code, length);
            length += instructions.length(row);
        }
        return Arrays.copyOf(code, length);
    }

    private long operand(OperandKind kind, int constants, int globals, int functions) {
        if (random.nextInt(10) == 0) {
            return kind.smallest() + (long) (random.nextDouble() * (kind.greatest() - kind.smallest()));
        }
        return switch (kind) {
            case INT -> random.nextInt();
            case COUNT -> random.nextInt(4);
            case CONSTANT -> random.nextInt(constants + 1);
            case GLOBAL -> random.nextInt(globals + 1);
            case LOCAL -> random.nextInt(5);
            case FUNCTION -> random.nextInt(functions);
            case ADDRESS -> random.nextInt(120);
            case OFFSET -> random.nextInt(120) - 60;
            case HOST -> random.nextInt(6);
            case REGISTER, FLOAT_REGISTER -> random.nextInt(40);
            case IMMEDIATE, DISPLACEMENT -> random.nextInt(200) - 100;
            case HALF -> random.nextInt(200);
            case DATA -> random.nextInt(40);
            case CODE -> random.nextInt(160);
            case CLASS, FIELD, SELECTOR, CAPTURE -> random.nextInt(5);
        };
    }

    private Literal literal() {
        return switch (random.nextInt(4)) {
            case 0 -> new Literal.Int(random.nextLong());
            case 1 -> new Literal.Float(Double.longBitsToDouble(random.nextLong()));
            case 2 -> new Literal.Int(random.nextInt(5));
            default -> STRANGE_VALUES[random.nextInt(STRANGE_VALUES.length)];
        };
    }

    private List<String> names(Set<String> taken) {
        List<String> names = new ArrayList<>();
        for (int i = random.nextInt(12) - 6; i > 0; i--) {
            names.add(name(taken));
        }
        return names;
    }

    private String nameOfValue(Set<String> taken) {
        String name;
        do {
            name = name(taken);
        } while (Literal.named(name) != null);
        return name;
    }

    private String name(Set<String> taken) {
        String name;
        do {
            name = random.nextBoolean()
                    ? STRANGE_NAMES[random.nextInt(STRANGE_NAMES.length)]
                    : "n" + random.nextInt(1000);
        } while (!taken.add(name));
        return name;
    }
}
