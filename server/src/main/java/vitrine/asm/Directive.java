package vitrine.asm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Flow;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;

/**
 * The directives of the assembly language, one row each. Parser, completion and reference page read it here. Some are only for machines that
 * have what they speak of.
 */
public enum Directive {
    MACHINE(
            ".machine NAME",
            ".machine stack",
            "Say which machine the program is for. It stands before everything else and may be left out."),
    MEMORY(".memory BYTES", ".memory 65536", "Say how many bytes of memory the program wants.", Directive::hasMemory),
    GLOBAL(
            ".global NAME [VALUE]",
            ".global counter 0",
            "Declare a global variable and its first value; without one it begins as 0."),
    CONST(
            ".const NAME VALUE",
            ".const greeting \"hello\"",
            "Declare a constant, which instructions load by its name; _ declares it without one."),
    DATA(
            ".data",
            ".data",
            "Begin what stands in the data segment: NAME: and one of .integer, .float, .asciiz, .byte, .space.",
            Directive::hasMemory),
    CODE(".code", ".code", "Begin the instructions, behind a .data.", Directive::hasMemory),
    INTEGER(".integer NUMBER ...", ".integer 5", "Put words of 4 bytes into the data segment.", Directive::hasMemory),
    FLOAT(".float NUMBER ...", ".float 2.5", "Put floats of 8 bytes into the data segment.", Directive::hasMemory),
    ASCIIZ(
            ".asciiz TEXT",
            ".asciiz \"hello\"",
            "Put a text and a zero behind it into the data segment.",
            Directive::hasMemory),
    SPACE(".space BYTES", ".space 100", "Put so many bytes that are 0 into the data segment.", Directive::hasMemory),
    FUNC(
            ".func NAME [PARAMETER ...]",
            ".func square n",
            "Begin a function. Its parameters are its first locals, the leftmost is local 0."),
    LOCAL(".local NAME ...", ".local sum", "Declare further locals of the function."),
    CAPTURE(
            ".capture NAME ...",
            ".capture count",
            "Declare the values that a closure of the function keeps; its last local, closure, is then the running closure.",
            instructions -> instructions.uses(OperandKind.CAPTURE)),
    CATCH(
            ".catch FROM TO HANDLER [CLASS|trap]",
            ".catch start end handler",
            "Go on at the label HANDLER when something is thrown between two labels of the function: anything, an object of a class, or a trap.",
            instructions -> instructions.rows().stream().anyMatch(each -> each.flow() == Flow.THROW)),
    CLASS(
            ".class NAME [extends CLASS]",
            ".class Circle",
            "Declare a class of objects. Its methods are the functions named NAME.message; their first parameter is the receiver.",
            Directive::hasObjects),
    FIELD(
            ".field NAME ...",
            ".field size",
            "Declare fields of the class before it; they begin as null.",
            Directive::hasObjects),
    NAMES(
            ".names NAME ...",
            ".names size area",
            "Number names of fields and messages, those that are used first; seldom needed.",
            Directive::hasObjects),
    FRAMES(
            ".frames LAYOUT",
            ".frames linked",
            "Say where calls keep their return address and locals: apart (the usual way) or linked, on the operand stack.",
            instructions -> !instructions.frameLayouts().isEmpty()),
    COLLECTOR(
            ".collector NAME [always]",
            ".collector mark-sweep",
            "Choose the garbage collector; with always it collects before every allocation, to test with.",
            Directive::hasCollectors),
    HEAP(
            ".heap BYTES",
            ".heap 65536",
            "Say how large the heap is; without it, as large as it may be.",
            Directive::hasCollectors),
    ENTRY(
            ".entry FUNCTION",
            ".entry main",
            "Say where the program starts, when that is neither main nor the first function."),
    BYTE(".byte NUMBER ...", ".byte 5", "Put bytes into the code, or into the data segment, as they are.");

    private static final Map<String, Directive> BY_TEXT =
            Stream.of(values()).collect(Collectors.toMap(Directive::text, each -> each));

    private final String text;
    private final String syntax;
    private final String example;
    private final String summary;
    private final Predicate<InstructionSet> possible;

    Directive(String syntax, String example, String summary) {
        this(syntax, example, summary, instructions -> true);
    }

    Directive(String syntax, String example, String summary, Predicate<InstructionSet> possible) {
        this.text = "." + name().toLowerCase(Locale.ROOT);
        this.syntax = syntax;
        this.example = example;
        this.summary = summary;
        this.possible = possible;
    }

    private static boolean hasObjects(InstructionSet instructions) {
        return instructions.uses(OperandKind.CLASS);
    }

    private static boolean hasMemory(InstructionSet instructions) {
        return instructions.uses(OperandKind.DATA);
    }

    private static boolean hasCollectors(InstructionSet instructions) {
        return !instructions.collectors().isEmpty();
    }

    /** Those that a machine has. */
    public static List<Directive> of(InstructionSet instructions) {
        return Stream.of(values())
                .filter(each -> each.possible.test(instructions))
                .toList();
    }

    /** As it is written, in lower case and with its dot. */
    public String text() {
        return text;
    }

    /** How it is used: words in capitals are replaced, what stands in brackets may be left out, dots mean "and more of them". */
    public String syntax() {
        return syntax;
    }

    /** A line with it that can be typed in. */
    String example() {
        return example;
    }

    /** What to write, for a hint. */
    String howTo() {
        return "Write for example: " + example;
    }

    public String summary() {
        return summary;
    }

    /** Whether what stands behind it is numbers, and no name. */
    boolean takesNumbers() {
        return syntax.contains(" NUMBER") || syntax.contains(" BYTES");
    }

    /** The directive written like this, in any case and with its dot, or null. */
    static @Nullable Directive of(String text) {
        return BY_TEXT.get(text.toLowerCase(Locale.ROOT));
    }
}
