package vitrine.debug;

import org.jspecify.annotations.Nullable;
import vitrine.machine.ValueView;

/**
 * What a watched expression is worth at the present time.
 *
 * @param text the expression as it was given
 * @param cell the cell that it names now, or ""
 * @param value its value; null when it has none now
 * @param before its value before the last step, when that made another one of it; else null
 * @param message why it has none, or ""
 * @param column where in the text, from 1; 0 when it has a value
 * @param length how many characters
 */
public record WatchedValue(
        String text,
        String cell,
        @Nullable ValueView value,
        @Nullable ValueView before,
        String message,
        int column,
        int length) {}
