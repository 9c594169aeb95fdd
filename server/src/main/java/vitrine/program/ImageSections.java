package vitrine.program;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The sections of an image, read from first to last: numbers, texts, names, and what an image is refused for that is none or is damaged. What
 * the sections mean is not known here.
 */
abstract class ImageSections {
    private static final int HEADER = Image.MAGIC.length + 2;
    private static final int CHECKSUM = 4;

    private final byte[] bytes;
    final ByteBuffer in;
    private String section = "header";

    ImageSections(byte[] bytes) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes);
    }

    /** Whether the present section is the last. */
    final boolean atEnd() {
        return behind() == 0;
    }

    /** How many bytes there are behind the present section. */
    final int behind() {
        return bytes.length - CHECKSUM - in.limit();
    }

    void header() throws ImageException {
        if (bytes.length < HEADER + CHECKSUM) {
            throw refused("an image has at least " + (HEADER + CHECKSUM) + " bytes, and here "
                    + Counts.word(bytes.length, "is ", "are ") + bytes.length);
        }
        if (!Arrays.equals(bytes, 0, Image.MAGIC.length, Image.MAGIC, 0, Image.MAGIC.length)) {
            throw refused("this is no Vitrine image: it does not begin with the bytes 56 42 43 1a");
        }
        in.position(Image.MAGIC.length);
        int version = in.getShort() & 0xffff;
        if (version != Image.VERSION) {
            throw refused("the image has version " + version + ", and version " + Image.VERSION
                    + " was needed; assemble the program again");
        }
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, bytes.length - CHECKSUM);
        int stored = in.getInt(bytes.length - CHECKSUM);
        if (stored != (int) checksum.getValue()) {
            throw refused(String.format(
                    "the image is damaged: its checksum is %08x, and its bytes give %08x",
                    stored, checksum.getValue()));
        }
        in.limit(HEADER);
    }

    /** Goes on to the next section, which must be the one of an id; what is read then ends where the section ends. */
    void section(int id, String name) throws ImageException {
        end();
        section = name;
        in.limit(bytes.length - CHECKSUM);
        if (in.remaining() < 5) {
            throw refused("the section is missing");
        }
        int found = in.get() & 0xff;
        if (found != id) {
            in.position(in.position() - 1);
            throw refused("section " + id + " was needed, and here is section " + found);
        }
        long length = u32();
        if (length > in.remaining()) {
            throw refused("the section should have " + Counts.of(length, "byte") + ", and there "
                    + Counts.word(in.remaining(), "is ", "are ") + in.remaining());
        }
        in.limit(in.position() + (int) length);
    }

    void end() throws ImageException {
        if (in.hasRemaining()) {
            throw refused(Counts.of(in.remaining(), "byte") + " too many in the section");
        }
    }

    List<String> texts(long count) throws ImageException {
        List<String> texts = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            texts.add(text());
        }
        return texts;
    }

    /** A number of entries that have at least so many bytes each. */
    int count(int smallest) throws ImageException {
        long count = u32();
        if (count * smallest > in.remaining()) {
            throw refused("there is no room for " + Counts.of(count, "entry", "entries"));
        }
        return (int) count;
    }

    String text() throws ImageException {
        long length = u32();
        if (length > in.remaining()) {
            throw refused("a text should have " + Counts.of(length, "byte") + ", and there "
                    + Counts.word(in.remaining(), "is ", "are ") + in.remaining());
        }
        return text((int) length);
    }

    String text(int length) throws ImageException {
        ByteBuffer part = in.slice(in.position(), length);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(part)
                    .toString();
            in.position(in.position() + length);
            return text;
        } catch (CharacterCodingException notText) {
            throw refused("a text is not valid UTF-8");
        }
    }

    byte[] rest() {
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        return rest;
    }

    long u32() throws ImageException {
        need(4);
        return in.getInt() & 0xffff_ffffL;
    }

    void need(int count) throws ImageException {
        if (in.remaining() < count) {
            throw refused("the section ends in the middle of an entry");
        }
    }

    ImageException refused(String reason) {
        return new ImageException("Image refused at byte " + in.position() + " (" + section + "): " + reason + ".");
    }
}
