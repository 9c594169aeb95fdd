package vitrine.machine;

/**
 * A value made ready to be shown.
 *
 * @param type int, float, null, string, array, function, address
 * @param text as the machine prints it; strings quoted and escaped, arrays as a preview; cut when long
 * @param target the cell, object or address that it points to (such as "heap 0x40" or "code 0x11"), or ""
 * @param cut whether text is only the beginning
 */
public record ValueView(String type, String text, String target, boolean cut) {}
