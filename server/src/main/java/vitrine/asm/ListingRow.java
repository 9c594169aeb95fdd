package vitrine.asm;

/**
 * One row of a listing.
 *
 * @param bytes in hexadecimal, with spaces between: "10 00 00 00 05"
 * @param mnemonic in lower case; .byte where the bytes are no instruction
 * @param operands by name where there is one
 * @param line the line of the source it came from, 0 when that is not known
 * @param function the name of the function on its first row, else ""
 * @param label the label that stands here, or ""
 * @param target where in the code it can go, or -1
 * @param height how many values the function has on the stack before it, or -1 when that is not known
 */
public record ListingRow(
        int address,
        String bytes,
        String mnemonic,
        String operands,
        int line,
        String function,
        String label,
        int target,
        int height) {}
