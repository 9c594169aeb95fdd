package vitrine.asm;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The directives of the assembly language, one row each. Parser, completion and reference page read it here. */
public enum Directive {
    MACHINE(
            ".machine NAME",
            "Say which machine the program is for. It stands before everything else and may be left out."),
    GLOBAL(".global NAME [VALUE]", "Declare a global variable and its first value; without one it begins as 0."),
    CONST(".const NAME VALUE", "Put a value into the constant pool under a name; _ puts it there without one."),
    FUNC(
            ".func NAME [PARAMETER ...]",
            "Begin a function. Its parameters are its first locals, the leftmost is local 0."),
    LOCAL(".local NAME ...", "Declare further locals of the function."),
    FRAMES(
            ".frames LAYOUT",
            "Say where calls keep their return address and locals: apart (the usual way) or linked, on the operand stack."),
    ENTRY(".entry FUNCTION", "Say where the program starts, when that is neither main nor the first function."),
    BYTE(".byte NUMBER ...", "Put bytes into the code as they are.");

    private final String syntax;
    private final String summary;

    Directive(String syntax, String summary) {
        this.syntax = syntax;
        this.summary = summary;
    }

    /** As it is written, in lower case and with its dot. */
    public String text() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /** How it is used: words in capitals are replaced, what stands in brackets may be left out, dots mean "and more of them". */
    public String syntax() {
        return syntax;
    }

    public String summary() {
        return summary;
    }

    /** The directive written like this, in any case and with its dot, or null. */
    static @Nullable Directive of(String text) {
        for (Directive each : values()) {
            if (each.text().equalsIgnoreCase(text)) {
                return each;
            }
        }
        return null;
    }
}
