package vitrine.cli;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 text on its way to a terminal: a character that would move the cursor, change colours or turn the direction of writing is written as
 * source writes it, {@code \u001b}, so that no program can play tricks with the screen. Line breaks and tabs stay as they are.
 */
final class TerminalStream extends FilterOutputStream {
    /** The bytes of a character that has begun. */
    private final byte[] character = new byte[4];

    private int length;
    private int expected;

    TerminalStream(OutputStream to) {
        super(to);
    }

    @Override
    public void write(int b) throws IOException {
        ByteArrayOutputStream ready = new ByteArrayOutputStream();
        take(ready, b & 0xff);
        out.write(ready.toByteArray());
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        ByteArrayOutputStream ready = new ByteArrayOutputStream(count + 16);
        for (int i = from; i < from + count; i++) {
            take(ready, bytes[i] & 0xff);
        }
        out.write(ready.toByteArray(), 0, ready.size());
    }

    private void take(ByteArrayOutputStream ready, int b) {
        boolean goesOn = (b & 0xc0) == 0x80;
        if (length == 0 || !goesOn) {
            // what was cut off before it is no text: nothing that a terminal obeys
            ready.write(character, 0, length);
            length = 0;
            expected = b < 0x80 ? 1 : b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : b >= 0xc0 ? 2 : 1;
        }
        character[length++] = (byte) b;
        if (length == expected) {
            int point = new String(character, 0, length, StandardCharsets.UTF_8).codePointAt(0);
            if (isObeyed(point)) {
                ready.writeBytes("\\u%04x".formatted(point).getBytes(StandardCharsets.US_ASCII));
            } else {
                ready.write(character, 0, length);
            }
            length = 0;
        }
    }

    private static boolean isObeyed(int point) {
        boolean turns = point >= 0x202a && point <= 0x202e || point >= 0x2066 && point <= 0x2069;
        return turns || Character.getType(point) == Character.CONTROL && point != '\n' && point != '\t';
    }
}
