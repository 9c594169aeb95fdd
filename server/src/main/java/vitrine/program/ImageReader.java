package vitrine.program;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import vitrine.isa.FrameLayout;

/**
 * Reads the format that {@link Image} describes. Whatever the bytes are, the only exception that comes out is {@link ImageException}, and
 * no more memory is taken than a few times the size of the image: a length is believed only as far as there are bytes.
 */
final class ImageReader {
    private static final int HEADER = Image.MAGIC.length + 2;
    private static final int CHECKSUM = 4;

    private final byte[] bytes;
    private final ByteBuffer in;
    private String section = "header";

    ImageReader(byte[] bytes) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes);
    }

    Image read() throws ImageException {
        header();
        section(Image.MACHINE, "machine");
        String machine = name(new HashSet<>());
        if (!machine.equals(machine.toLowerCase(Locale.ROOT))) {
            throw refused("the machine's name '" + machine + "' is not in lower case");
        }
        FrameLayout frames = frames();
        section(Image.CODE, "code");
        byte[] code = rest();
        section(Image.CONSTANTS, "constants");
        List<Constant> constants = constants();
        section(Image.GLOBALS, "globals");
        List<Global> globals = globals();
        section(Image.DATA, "data");
        int memoryBytes = memoryBytes();
        DataSegment data = data();
        section(Image.FUNCTIONS, "functions");
        int count = count(16);
        long entry = u32();
        if (entry >= count) {
            throw refused(
                    count == 0
                            ? "there is no function"
                            : "the program starts with function " + entry + ", and there are " + count);
        }
        List<Function> functions = functions(count, code.length);
        section(Image.SOURCE_MAP, "source map");
        SourceMap sourceMap = sourceMap(code.length);
        String source = "";
        if (in.limit() < bytes.length - CHECKSUM) {
            section(Image.SOURCE, "source");
            source = text(in.remaining());
            if (source.isEmpty()) {
                throw refused("it is empty");
            }
        }
        end();
        if (in.limit() < bytes.length - CHECKSUM) {
            throw refused((bytes.length - CHECKSUM - in.limit()) + " bytes follow the last section");
        }
        Program program =
                new Program(machine, constants, globals, functions, (int) entry, code, frames, data, memoryBytes);
        return new Image(program, sourceMap, source);
    }

    private FrameLayout frames() throws ImageException {
        need(1);
        int number = in.get();
        if (number < 0 || number >= FrameLayout.values().length) {
            throw refused("there is no frame layout with number " + number);
        }
        return FrameLayout.values()[number];
    }

    private void header() throws ImageException {
        if (bytes.length < HEADER + CHECKSUM) {
            throw refused("an image has at least " + (HEADER + CHECKSUM) + " bytes, and here are " + bytes.length);
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
    private void section(int id, String name) throws ImageException {
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
            throw refused("the section should have " + length + " bytes, and there are " + in.remaining());
        }
        in.limit(in.position() + (int) length);
    }

    private void end() throws ImageException {
        if (in.hasRemaining()) {
            throw refused(in.remaining() + " bytes too many in the section");
        }
    }

    private List<Constant> constants() throws ImageException {
        int count = count(5);
        List<Constant> constants = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String name = text();
            if (!name.isEmpty()) {
                check(name, names);
            }
            constants.add(new Constant(name, literal()));
        }
        return constants;
    }

    private List<Global> globals() throws ImageException {
        int count = count(5);
        List<Global> globals = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            globals.add(new Global(name(names), literal()));
        }
        return globals;
    }

    private int memoryBytes() throws ImageException {
        long bytes = u32();
        if (bytes > Integer.MAX_VALUE) {
            throw refused("there is no memory of " + bytes + " bytes");
        }
        return (int) bytes;
    }

    private DataSegment data() throws ImageException {
        long count = u32();
        if (count > DataSegment.MOST || count * 10 > in.remaining()) {
            throw refused("there is no room for " + count + " entries");
        }
        List<DataItem> items = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (long i = 0; i < count; i++) {
            need(1);
            int kind = in.get();
            if (kind < 0 || kind >= DataItem.Kind.values().length) {
                throw refused("there is no kind of data with number " + kind);
            }
            String name = text();
            if (!name.isEmpty()) {
                check(name, names);
            }
            long length = u32();
            if (length > in.remaining()) {
                throw refused("an entry should have " + length + " bytes, and there are " + in.remaining());
            }
            byte[] content = new byte[(int) length];
            in.get(content);
            try {
                items.add(new DataItem(name, DataItem.Kind.values()[kind], content));
            } catch (IllegalArgumentException malformed) {
                throw refused(String.valueOf(malformed.getMessage()));
            }
        }
        try {
            return new DataSegment(items);
        } catch (IllegalArgumentException tooLong) {
            throw refused("it has more than " + DataSegment.MOST + " bytes");
        }
    }

    private List<Function> functions(int count, int codeLength) throws ImageException {
        List<Function> functions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long last = 0;
        for (int i = 0; i < count; i++) {
            String name = name(names);
            long start = u32();
            if (i == 0 && start != 0) {
                throw refused("the first function must begin at 0, and begins at " + start);
            }
            if (start < last || start > codeLength) {
                throw refused("function " + name + " begins at " + start + ", and " + last + " to " + codeLength
                        + " was possible");
            }
            last = start;
            long parameters = u32();
            long locals = u32();
            if (parameters + locals > Image.MOST || (parameters + locals) * 4 > in.remaining()) {
                throw refused("function " + name + " cannot have " + (parameters + locals) + " locals");
            }
            Set<String> slots = new HashSet<>();
            functions.add(new Function(name, (int) start, names(parameters, slots), names(locals, slots)));
        }
        return functions;
    }

    private List<String> names(long count, Set<String> taken) throws ImageException {
        List<String> names = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            names.add(name(taken));
        }
        return names;
    }

    private SourceMap sourceMap(int codeLength) throws ImageException {
        long size = u32();
        if (size * 8 > in.remaining()) {
            throw refused("there is no room for " + size + " lines");
        }
        int[] addresses = new int[(int) size];
        int[] lines = new int[(int) size];
        for (int i = 0; i < size; i++) {
            addresses[i] = address(i == 0 ? -1 : addresses[i - 1], codeLength);
            lines[i] = in.getInt();
            if (lines[i] < 1) {
                throw refused("a line has number " + Integer.toUnsignedString(lines[i]));
            }
        }
        Map<Integer, String> labels = new TreeMap<>();
        int count = labels(codeLength);
        int last = -1;
        for (int i = 0; i < count; i++) {
            last = address(last, codeLength);
            labels.put(last, name(new HashSet<>()));
        }
        return new SourceMap(addresses, lines, labels, marks(codeLength));
    }

    private List<SourceMap.Mark> marks(int codeLength) throws ImageException {
        long count = u32();
        if (count * 12 > in.remaining()) {
            throw refused("there is no room for " + count + " marks");
        }
        List<SourceMap.Mark> marks = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            String name = text();
            int line = (int) u32();
            long address = u32();
            if (name.isEmpty() || line < 1 || address >= codeLength) {
                throw refused("a mark has no name, no line or no address in the code");
            }
            marks.add(new SourceMap.Mark(name, line, (int) address));
        }
        return marks;
    }

    private int labels(int codeLength) throws ImageException {
        long count = u32();
        if (count > codeLength || count * 8 > in.remaining()) {
            throw refused("there is no room for " + count + " labels");
        }
        return (int) count;
    }

    private int address(int last, int codeLength) throws ImageException {
        long address = u32();
        if (address <= last || address >= codeLength) {
            throw refused("address " + address + " is out of order or outside the code");
        }
        return (int) address;
    }

    /** A number of entries that have at least so many bytes each. */
    private int count(int smallest) throws ImageException {
        long count = u32();
        if (count > Image.MOST || count * smallest > in.remaining()) {
            throw refused("there is no room for " + count + " entries");
        }
        return (int) count;
    }

    private Literal literal() throws ImageException {
        need(1);
        int kind = in.get();
        switch (kind) {
            case Image.NULL:
                return new Literal.Null();
            case Image.INT:
                need(8);
                return new Literal.Int(in.getLong());
            case Image.FLOAT:
                need(8);
                long bits = in.getLong();
                double value = Double.longBitsToDouble(bits);
                if (bits != Double.doubleToLongBits(value)) {
                    throw refused(String.format("the float %016x is not the canonical NaN", bits));
                }
                return new Literal.Float(value);
            case Image.TEXT:
                return new Literal.Text(text());
            default:
                throw refused("there is no kind of literal with number " + kind);
        }
    }

    /** A name that is none of those taken, which it then belongs to. */
    private String name(Set<String> taken) throws ImageException {
        String name = text();
        check(name, taken);
        return name;
    }

    private void check(String name, Set<String> taken) throws ImageException {
        if (!Names.isName(name)) {
            throw refused("'" + (name.length() > 40 ? name.substring(0, 40) + "..." : name) + "' is not a name");
        }
        if (!taken.add(name)) {
            throw refused("the name '" + name + "' is there twice");
        }
    }

    private String text() throws ImageException {
        long length = u32();
        if (length > in.remaining()) {
            throw refused("a text should have " + length + " bytes, and there are " + in.remaining());
        }
        return text((int) length);
    }

    private String text(int length) throws ImageException {
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

    private byte[] rest() {
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        return rest;
    }

    private long u32() throws ImageException {
        need(4);
        return in.getInt() & 0xffff_ffffL;
    }

    private void need(int count) throws ImageException {
        if (in.remaining() < count) {
            throw refused("the section ends in the middle of an entry");
        }
    }

    private ImageException refused(String reason) {
        return new ImageException("Image refused at byte " + in.position() + " (" + section + "): " + reason + ".");
    }
}
