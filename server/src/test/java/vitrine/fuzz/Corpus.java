package vitrine.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vitrine.asm.Assembler;
import vitrine.asm.Directive;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.machine.MachineKind;
import vitrine.machine.Sources;
import vitrine.program.Assembly;

/** What texts are made of: the lines of all programs that are shipped, and the words of all machines, besides words that are none. */
final class Corpus {
    /** The machines of the product. */
    static final List<MachineKind> KINDS =
            Stream.of(Sources.values()).map(Sources::kind).toList();

    static final Assembler.InstructionSets SETS = new Assembler.InstructionSets() {
        @Override
        public @Nullable InstructionSet of(String machine) {
            return KINDS.stream()
                    .filter(each -> each.name().equalsIgnoreCase(machine))
                    .map(MachineKind::instructions)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public List<String> names() {
            return KINDS.stream().map(MachineKind::name).toList();
        }
    };

    static final List<List<String>> PROGRAMS = new ArrayList<>();
    /** Texts of other machines and languages. */
    static final List<List<String>> ELSEWHERE = new ArrayList<>();

    static final List<String> WORDS;

    private static final List<String> STRANGE = List.of(
            "_",
            ".",
            ":",
            ";",
            ",",
            "-",
            "#",
            "@",
            "$",
            "\"",
            "'",
            "\\",
            "0",
            "-1",
            "255",
            "256",
            "-128",
            "-129",
            "65535",
            "65536",
            "2147483647",
            "2147483648",
            "-2147483648",
            "0xffffffff",
            "0xffffffffffffffff",
            "9223372036854775807",
            "9223372036854775808",
            "1e308",
            "1e309",
            ".5",
            "5.",
            "1d",
            "nan",
            "-inf",
            "+Infinity",
            "null",
            "trap",
            "Trap",
            "closure",
            "extends",
            "always",
            "main",
            "\"\"",
            "\"a\\0b\"",
            "\"\\ud83d\"",
            "\"\\u{1f600}\"",
            "'\\''",
            "''",
            "'ab'",
            "#5",
            "#nan",
            "@main",
            "$31",
            "$32",
            "$f0",
            "$sp",
            "sp",
            "loop",
            "mark-sweep",
            "semi-space",
            "generational",
            "none",
            "linked",
            "apart",
            "a-b",
            "end-main",
            "\u200b",
            "\u2028",
            "\u00a0",
            "\ufeff",
            "\ud800",
            "é",
            "“x”",
            "−5",
            "５",
            "\u0000",
            "\r",
            "\u3164",
            "1_000",
            "1__0",
            "007",
            "0b2",
            "; expect: 1",
            "; sync: here",
            "x",
            "L1",
            "heap",
            "0x",
            "(",
            "//",
            "|");

    static {
        read(PROGRAMS, Path.of("programs"), ".asm");
        read(ELSEWHERE, Path.of("server/src/test/resources/elsewhere"), ".txt");
        TreeSet<String> words = new TreeSet<>(STRANGE);
        for (MachineKind kind : KINDS) {
            InstructionSet set = kind.instructions();
            words.add(kind.name());
            for (Instruction row : set.rows()) {
                words.add(row.mnemonic().toLowerCase(java.util.Locale.ROOT));
                words.addAll(row.aliases());
            }
            set.hostCalls().forEach(each -> words.add(each.callName()));
            words.addAll(set.registers(OperandKind.REGISTER));
            words.addAll(set.registers(OperandKind.FLOAT_REGISTER));
            set.origins().forEach(origin -> origin.words().forEach(each -> words.addAll(each.pattern())));
        }
        for (Directive each : Directive.values()) {
            words.add(each.text());
        }
        WORDS = List.copyOf(words);
    }

    private Corpus() {}

    private static void read(List<List<String>> texts, Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(ending))
                    .sorted()
                    .toList()) {
                texts.add(List.of(Files.readString(file).split("\n", -1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    static Assembly assembled(String text) {
        return Assembler.assemble(text, KINDS.get(0).name(), SETS);
    }

    /** Some lines of a program that follow each other; now and then all. */
    static List<String> piece(Random random) {
        if (random.nextInt(6) == 0) {
            List<String> foreign = pick(ELSEWHERE, random);
            int begin = random.nextInt(foreign.size());
            return new ArrayList<>(random.nextBoolean() ? foreign : foreign.subList(begin, foreign.size()));
        }
        List<String> program = pick(PROGRAMS, random);
        if (random.nextInt(150) == 0) {
            return new ArrayList<>(program);
        }
        int from = random.nextInt(program.size());
        int to = Math.min(program.size(), from + 1 + random.nextInt(7));
        List<String> piece = new ArrayList<>(program.subList(from, to));
        if (program.get(0).contains("register") || random.nextInt(10) == 0 || usesRegisters(piece)) {
            piece.add(0, ".machine register");
        }
        return piece;
    }

    private static boolean usesRegisters(List<String> piece) {
        return piece.stream().anyMatch(each -> each.contains("$") || each.contains("@"));
    }

    /** Lines changed at random places: words, characters and whole lines are left out, doubled, moved, put in or exchanged. */
    static String mutated(List<String> lines, Random random) {
        for (int i = random.nextInt(5); i > 0 && !lines.isEmpty(); i--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(9)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, pick(pick(PROGRAMS, random), random));
                case 2 -> lines.add(random.nextInt(lines.size() + 1), line);
                case 3, 4, 5 -> lines.set(at, word(line, random));
                case 6 -> {
                    int from = random.nextInt(line.length() + 1);
                    lines.set(at, line.substring(0, from) + pick(WORDS, random) + line.substring(from));
                }
                case 7 -> {
                    int from = random.nextInt(line.length() + 1);
                    int to = Math.min(line.length(), from + 1 + random.nextInt(3));
                    lines.set(at, line.substring(0, from) + line.substring(to));
                }
                default -> {
                    int from = random.nextInt(line.length() + 1);
                    char c = random.nextInt(4) > 0
                            ? (char) (32 + random.nextInt(95))
                            : (char) random.nextInt(random.nextInt(5) == 0 ? 0x10000 : 0x400);
                    lines.set(at, line.substring(0, from) + c + line.substring(from));
                }
            }
        }
        return String.join(random.nextInt(50) == 0 ? "\r\n" : "\n", lines);
    }

    /** The line with another word in the place of one of its own. */
    private static String word(String line, Random random) {
        String[] words = line.strip().split("\\s+");
        words[random.nextInt(words.length)] =
                random.nextInt(3) == 0 ? number(random) : random.nextInt(3) == 0 ? name(random) : pick(WORDS, random);
        if (random.nextInt(8) == 0) {
            words[random.nextInt(words.length)] += " " + pick(WORDS, random);
        }
        return String.join(" ", words);
    }

    static String number(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> String.valueOf(random.nextLong() >> random.nextInt(64));
            case 1 -> String.valueOf((1L << random.nextInt(63)) + random.nextInt(3) - 1);
            case 2 -> "0x" + Long.toHexString(random.nextLong() >>> random.nextInt(64));
            case 3 -> String.valueOf(Double.longBitsToDouble(random.nextLong()));
            default -> String.valueOf(random.nextInt(12) - 2);
        };
    }

    static final List<String> NAMES = List.of(
            "main", "f", "g", "x", "y", "a.b", "A", "A.f", "L1", "L2", "end", "loop", "sp", "e1", "inf", "nan", "add",
            "const", "größe", "closure", "_x", "f.g.h", "Eq", "trap", "null");

    static String name(Random random) {
        return random.nextInt(60) == 0 ? "_" : pick(NAMES, random);
    }
}
