package vitrine.machine;

import java.util.List;
import java.util.Random;
import vitrine.asm.RandomPrograms;
import vitrine.machine.register.RegisterSources;
import vitrine.program.Program;

/** Programs made of a seed for each machine of the product, and the names that are worth asking for in them: what property tests run over. */
public enum Sources {
    STACK(
            List.of(
                    "g",
                    "fuel",
                    "i",
                    "k",
                    "word",
                    "sp",
                    "fp",
                    "top",
                    "stack 0",
                    "stack 1",
                    "global 1",
                    "global 2",
                    "frame 1 local 0",
                    "frame 0 local 2",
                    "heap 0x50",
                    "register IP",
                    "register SP",
                    "register FP"),
            List.of("g > 3", "depth > 1", "time % 3 == 0", "top == 1", "i < 5", "h != g")) {
        @Override
        public String text(long seed) {
            return RandomSources.inAnyLayout(seed);
        }

        @Override
        public String cell(Random random, int depth) {
            int frame = random.nextBoolean() ? depth - 1 : random.nextInt(depth);
            return switch (random.nextInt(6)) {
                case 0 -> random.nextBoolean() ? "stack[-1]" : "stack " + random.nextInt(4);
                case 1 -> "global " + random.nextInt(5);
                case 2 -> "heap 0x%02x".formatted(8 * random.nextInt(60));
                case 3 ->
                    List.of("g", "h", "x", "s", "i", "k", "c0", "t", "a", "fuel", "top", "ip")
                            .get(random.nextInt(12));
                default -> "frame " + frame + " local " + random.nextInt(7);
            };
        }

        @Override
        public Limits limits(long seed) {
            return RandomSources.limits(seed);
        }
    },

    REGISTER(
            List.of(
                    "g",
                    "fuel",
                    "i",
                    "k",
                    "table",
                    "room",
                    "sp",
                    "fp",
                    "eq",
                    "loop",
                    "register 4",
                    "register 7",
                    "register 0",
                    "float 1",
                    "memory 0x0",
                    "memory 0x24",
                    "memory byte 0x31",
                    "memory 0x64",
                    "register ip",
                    "register sp"),
            List.of("g > 3", "depth > 1", "time % 3 == 0", "$4 == 1", "i < 5", "h != g", "table[1] == 1 || $f1 > 2")) {
        @Override
        public String text(long seed) {
            return RegisterSources.text(seed);
        }

        @Override
        public String cell(Random random, int depth) {
            return switch (random.nextInt(8)) {
                case 0 -> "memory 0x%x".formatted(4 * random.nextInt(200));
                case 1 -> "memory byte 0x%x".formatted(random.nextInt(800));
                case 2 -> "memory[" + random.nextInt(4_000) + "]";
                case 3 -> "float " + random.nextInt(5);
                case 4 -> "$" + random.nextInt(12);
                case 5 ->
                    List.of("g", "h", "x", "i", "k", "table[2]", "room[3]", "fuel", "sp", "fp", "loop", "eq", "ip")
                            .get(random.nextInt(13));
                default -> "register " + random.nextInt(22);
            };
        }

        @Override
        public Limits limits(long seed) {
            Random random = new Random(seed * 31 + 7);
            return random.nextInt(3) > 0
                    ? new Limits(1 << 14, 0, 0, 20_000)
                    : new Limits(250 + random.nextInt(1_000), 0, 0, 300 + random.nextInt(4_000));
        }
    };

    private final List<String> cells;
    private final List<String> conditions;

    Sources(List<String> cells, List<String> conditions) {
        this.cells = cells;
        this.conditions = conditions;
    }

    public MachineKind kind() {
        MachineKind kind = Machines.named(name());
        if (kind == null) {
            throw new AssertionError("There is no machine " + name());
        }
        return kind;
    }

    /** A program with sense, for the most part without faults; always the same. */
    public abstract String text(long seed);

    /** The name of a cell that there is, or of none, in a run of one of the texts at a depth. */
    public abstract String cell(Random random, int depth);

    /** Limits of a seed: often small ones. */
    public abstract Limits limits(long seed);

    /** Any bytes, or any instructions: a program without sense. */
    public Program program(long seed) {
        Program program = new RandomPrograms(seed, kind()).next();
        // so much memory as the limits allow now and then
        return new Program(
                program.machine(),
                program.constants(),
                program.globals(),
                program.functions(),
                program.entry(),
                program.code(),
                program.frames(),
                program.data(),
                program.memoryBytes() % 2_000,
                program.classes(),
                program.names(),
                program.heap());
    }

    /** Names that mean cells in some of the texts; what they mean may come and go. */
    public List<String> cells() {
        return cells;
    }

    /** Conditions over what is in all of the texts. */
    public List<String> conditions() {
        return conditions;
    }
}
