package vitrine.debug;

/**
 * What a machine finds at an address when it fetches an instruction there.
 *
 * @param bytes as two digits each, with spaces between them; "" where no code is
 * @param mnemonic the instruction's name in lower case, "" when the bytes are none
 * @param text the instruction as a person would write it
 */
public record Fetched(int address, String bytes, String mnemonic, String text) {}
