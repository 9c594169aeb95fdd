package vitrine.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Programs that execute one instruction, or host call, again and again with operands of a size that one chooses. Which instructions work the longer the
 * larger their operands are stands here, and which do not: one of the two for each.
 */
public final class LargeOperands {
    /**
     * A program.
     *
     * @param name the mnemonic, with the name of the host call behind it; what differs otherwise comes behind a comma
     * @param most the greatest size that the limits allow
     * @param charge how much of a size at least must be charged for each time, as one part in so many; 0 where it does not show in each turn
     */
    public record Case(String name, String machine, int most, int charge, Source source) {}

    /** Writes the program for a size. */
    public interface Source {
        String of(int size);
    }

    private static final List<Case> CASES = new ArrayList<>();

    /** Instructions whose work does not depend on their operands, or is bounded by a few hundred characters. */
    private static final Map<String, String> CONSTANT = new LinkedHashMap<>();

    static {
        stack();
        register();
    }

    private LargeOperands() {}

    public static List<Case> cases() {
        return List.copyOf(CASES);
    }

    /** Whether an instruction, or "host" with the name of a call, is one whose work does not grow. */
    public static boolean isConstant(String machine, String name) {
        return List.of(CONSTANT.getOrDefault(machine, "").split("\\s+")).contains(name);
    }

    private static void add(String machine, String name, int most, int charge, Source source) {
        CASES.add(new Case(name, machine, most, charge, source));
    }

    // ---- the stack machine

    private static final int HEAP_WORDS = 2_000_000;

    /** The instructions once before all, those of a turn, and how often: the turn is repeated for ever. */
    private static String loop(String directives, String before, String turn) {
        return directives + "\n.func main\n.local i\n.local j\n" + lines(before) + "again:\n" + lines(turn)
                + "    jmp again\n";
    }

    private static String lines(String instructions) {
        return instructions.isEmpty()
                ? ""
                : List.of(instructions.split(";")).stream()
                        .map(each -> "    " + each.strip() + "\n")
                        .collect(Collectors.joining());
    }

    /** Puts a string of about so many characters on the stack. */
    private static String string(int size) {
        return "ldc one;" + "dup;concat;".repeat(31 - Integer.numberOfLeadingZeros(Math.max(1, size)));
    }

    private static final String STRINGS = ".const one \"a\"\n.global a 0\n.global b 0\n.global c 0\n";

    private static String twoStrings(int size) {
        return string(size) + "gstore a;" + string(size) + "gstore b";
    }

    private static String chain(String collector, int size) {
        return ".collector " + collector + "\n.global head 0\n.func main\n.local i\n    const " + size
                + "\n    lstore i\nmore:\n    lload i\n    jf done\n    gload head\n    box\n    gstore head\n"
                + "    lload i\n    const 1\n    sub\n    lstore i\n    rjmp more\ndone:\n";
    }

    private static void stack() {
        CONSTANT.put(
                "stack",
                "nop halt break const null pop dup swap over rot pick add sub mul div mod pow neg abs and or xor not shiftl shiftr ushiftr rotl "
                        + "rotr i2f f2i i2s f2s s2i s2f typeof ldc jmp jt jf rjmp jmpi rjmpi gload gstore lload lstore func aload astore alen slen "
                        + "schar cload cstore unbox setbox ret trace host:read_int host:clock host:random");
        String s = "stack";
        add(s, "newarr", HEAP_WORDS - 100_000, 40, n -> loop("", "", "const " + n + ";newarr;pop"));
        add(s, "concat", 1 << 20, 8, n -> loop(STRINGS, twoStrings(n), "gload a;gload b;concat;pop"));
        add(s, "substr", 1 << 21, 8, n -> loop(STRINGS, twoStrings(n), "gload a;const 0;gload a;slen;substr;pop"));
        for (String op : List.of("eq", "ne", "lt", "lte", "gt", "gte")) {
            add(s, op, 1 << 21, 40, n -> loop(STRINGS, twoStrings(n), "gload a;gload b;" + op + ";pop"));
        }
        add(s, "print", 1 << 18, 40, n -> loop(STRINGS, twoStrings(n), "gload a;print"));
        add(s, "host:print", 1 << 18, 40, n -> loop(STRINGS, twoStrings(n), "gload a;host print"));
        add(s, "host:read_line", 1 << 18, 8, n -> loop("", "", "host read_line;pop"));
        add(s, "dump", 100, 1, n -> loop("", "const 1;".repeat(90), "dump"));
        add(s, "trace, on", 8, 1, n -> loop("", "trace", "nop"));
        add(
                s,
                "new",
                60_000,
                40,
                n -> ".class C\n"
                        + IntStream.range(0, n)
                                .mapToObj(i -> ".field f" + i + "\n")
                                .collect(Collectors.joining())
                        + loop("", "", "new C;pop"));
        add(s, "gc", 500_000, 4, n -> chain("mark-sweep", n) + "again:\n    gc\n    jmp again\n");
        for (String collector : List.of("mark-compact", "generational", "semi-space", "reference-counting")) {
            add(
                    s,
                    "gc, " + collector,
                    collector.equals("semi-space") ? 300_000 : 500_000,
                    4,
                    n -> chain(collector, n) + "again:\n    gc\n    jmp again\n");
        }
        add(
                s,
                "box",
                500_000,
                4,
                n -> chain("mark-sweep always", 1) + large(n) + "again:\n    null\n    box\n    pop\n    jmp again\n");
        add(
                s,
                "gstore, cascade",
                500_000,
                0,
                n -> ".collector reference-counting\n.global head 0\n.func main\n.local i\nagain:\n    const "
                        + n
                        + "\n    lstore i\nmore:\n    lload i\n    jf done\n    gload head\n    box\n    gstore head\n    lload i\n    const 1\n"
                        + "    sub\n    lstore i\n    rjmp more\ndone:\n    null\n    gstore head\n    jmp again\n");
        add(
                s,
                "closure",
                60_000,
                0,
                n -> ".collector mark-sweep\n.func main\nagain:\n" + "    null\n".repeat(n)
                        + "    closure f\n    pop\n    jmp again\n.func f\n"
                        + IntStream.range(0, n)
                                .mapToObj(i -> ".capture c" + i + "\n")
                                .collect(Collectors.joining()) + "    ret\n");
        Source calls = n -> loop("", "", "call f") + ".func f\n" + locals(n) + "    ret\n";
        add(s, "call", 60_000, 40, calls);
        add(s, "calli", 60_000, 40, n -> loop("", "", "func f;calli 0") + ".func f\n" + locals(n) + "    ret\n");
        add(
                s,
                "send",
                60_000,
                40,
                n -> ".class C\n" + loop("", "", "new C;send m 0") + ".func C.m self\n" + locals(n) + "    ret\n");
        add(
                s,
                "super",
                250,
                0,
                n -> classes(n) + loop("", "new C0;gstore o", "gload o;send m 0")
                        + ".func C0.m self\n    lload self\n    super m 0\n    ret\n.func C" + (n - 1)
                        + ".m self\n    ret\n");
        add(
                s,
                "instanceof",
                250,
                8,
                n -> classes(n) + loop("", "new C0;gstore o", "gload o;instanceof C" + (n - 1) + ";pop"));
        add(s, "getf", 250, 2, n -> fields(n, "gload o;getf f%d;pop"));
        add(s, "putf", 250, 2, n -> fields(n, "gload o;null;putf f%d"));
        add(
                s,
                "throw",
                20_000,
                8,
                n -> ".func main\n"
                        + IntStream.range(0, n)
                                .mapToObj(i -> ".catch never never2 over\n")
                                .collect(Collectors.joining())
                        + ".catch again over over\nnever:\n    nop\nnever2:\nagain:\n    null\n    throw\nover:\n    pop\n    jmp again\n");
    }

    private static String large(int n) {
        return "    const " + n + "\n    newarr\n    gstore head\n";
    }

    private static String locals(int n) {
        return IntStream.range(0, n).mapToObj(i -> ".local v" + i + "\n").collect(Collectors.joining());
    }

    private static String classes(int n) {
        return ".global o 0\n"
                + IntStream.range(0, n)
                        .mapToObj(i -> ".class C" + i + (i < n - 1 ? " extends C" + (i + 1) : "") + "\n")
                        .collect(Collectors.joining());
    }

    /** Fields of so many names, all of the class above all others, that not all answers can be kept. */
    private static String fields(int n, String each) {
        int names = 2_100;
        return classes(n)
                + IntStream.range(0, names).mapToObj(i -> ".field f" + i + "\n").collect(Collectors.joining())
                + loop(
                        "",
                        "new C0;gstore o",
                        IntStream.range(0, names).mapToObj(each::formatted).collect(Collectors.joining(";")));
    }

    // ---- the register machine

    private static void register() {
        String r = "register";
        CONSTANT.put(
                r,
                "nop hlt igl movef64 addi shlv shrv ushrv rotlv rotrv load lui ldc ldcf64 move loadm setm loadb setb loadf64 loadmf setmf add sub mul div mod neg abs inc dec addf64 subf64 "
                        + "mulf64 divf64 i2f f2i and or xor not shl shr ushr rotl rotr eq neq gt gte lt lte eqf64 neqf64 gtf64 gtef64 ltf64 ltef64 jmp "
                        + "jmpf jmpb jmpe djmp djmpe djmpn cloop loop push pop call calli ret prti prtf host:print host:print_char host:newline "
                        + "host:read_int host:clock host:random");
        String text = ".machine register\n.memory 16_000_000\n.func main\n";
        // a row of free blocks of 8 bytes with blocks in use between them, and none that is large enough
        String blocks =
                "    load $9 %d\nmore:\n    load $1 8\n    aloc $1\n    load $2 8\n    aloc $2\n    push $1\n    dec $9\n    load $3 0\n"
                        + "    eq $9 $3\n    djmpn more\n    load $9 %d\nback:\n    pop $1\n    free $1\n    dec $9\n    eq $9 $3\n    djmpn back\n";
        add(
                r,
                "aloc",
                400_000,
                8,
                n -> text + blocks.formatted(n, n) + "again:\n    load $1 64\n    aloc $1\n    djmp again\n");
        add(
                r,
                "free",
                400_000,
                8,
                n -> text + blocks.formatted(n, n)
                        + "    load $1 64\n    aloc $1\n    move $1 $5\nagain:\n    move $5 $1\n"
                        + "    free $1\n    load $1 64\n    aloc $1\n    djmp again\n");
        add(
                r,
                "prts",
                1 << 18,
                40,
                n -> ".machine register\n.memory 4_000_000\n.const s \"" + "a".repeat(Math.min(n, 20_000))
                        + "\"\n.func main\nagain:\n" + "    prts s\n    djmp again\n");
        add(
                r,
                "host:print_text",
                1 << 18,
                40,
                n -> ".machine register\n.memory 4_000_000\n.const s \"" + "a".repeat(Math.min(n, 20_000))
                        + "\"\n.func main\nagain:\n    load $0 s\n    host print_text\n    djmp again\n");
        add(
                r,
                "host:read_line",
                1 << 18,
                8,
                n -> text
                        + "    aloc $8\nagain:\n    load $0 0\n    load $1 32_000\n    host read_line\n    djmp again\n");
        add(r, "dump", 100, 1, n -> text + "again:\n    dump\n    djmp again\n");
    }
}
