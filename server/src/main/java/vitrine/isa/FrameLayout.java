package vitrine.isa;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a machine that leaves the choice to its programs keeps what belongs to a call. */
public enum FrameLayout {
    /** Apart from the operands: a program cannot come near it. */
    APART,
    /** On the stack, linked by saved frame pointers: the return address and the caller's frame pointer lie between the operands. */
    LINKED;

    /** As programs write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The layout written like this, in any case, or null. */
    public static @Nullable FrameLayout of(String text) {
        for (FrameLayout each : values()) {
            if (each.name().equalsIgnoreCase(text)) {
                return each;
            }
        }
        return null;
    }
}
