package vitrine.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import vitrine.isa.FrameLayout;

/**
 * Reads the format that {@link Image} describes. Whatever the bytes are, the only exception that comes out is {@link ImageException}, and
 * no more memory is taken than a few times the size of the image: a length is believed only as far as there are bytes.
 */
final class ImageReader extends ImageSections {
    ImageReader(byte[] bytes) {
        super(bytes);
    }

    Image read() throws ImageException {
        header();
        section(Image.MACHINE, "machine");
        String machine = name(new HashSet<>());
        if (!machine.equals(machine.toLowerCase(Locale.ROOT))) {
            throw refused("the machine's name '" + machine + "' is not in lower case");
        }
        FrameLayout frames = frames();
        HeapSettings heap = heap();
        section(Image.CODE, "code");
        byte[] code = rest();
        section(Image.CONSTANTS, "constants");
        List<Constant> constants = constants();
        section(Image.GLOBALS, "globals");
        List<Global> globals = globals();
        section(Image.DATA, "data");
        int memoryBytes = memoryBytes();
        DataSegment data = data();
        section(Image.CLASSES, "classes");
        List<ClassDeclaration> classes = classes();
        List<String> names = pool();
        section(Image.FUNCTIONS, "functions");
        int count = count(24);
        long entry = u32();
        if (entry >= count) {
            throw refused(
                    count == 0
                            ? "there is no function"
                            : "the program starts with function " + entry + ", and there are " + count);
        }
        List<Function> functions = functions(count, code.length);
        Program program = program(() -> new Program(
                machine,
                constants,
                globals,
                functions,
                (int) entry,
                code,
                frames,
                data,
                memoryBytes,
                classes,
                names,
                heap));
        section(Image.SOURCE_MAP, "source map");
        SourceMap sourceMap = sourceMap(code.length);
        String source = "";
        if (!atEnd()) {
            section(Image.SOURCE, "source");
            source = text(in.remaining());
            if (source.isEmpty()) {
                throw refused("it is empty");
            }
        }
        end();
        if (!atEnd()) {
            throw refused(Counts.of(behind(), "byte follows", "bytes follow") + " the last section");
        }
        return new Image(program, sourceMap, source);
    }

    private Program program(Supplier<Program> parts) throws ImageException {
        try {
            return parts.get();
        } catch (IllegalArgumentException malformed) {
            throw refused(withoutPoint(malformed));
        }
    }

    private static String withoutPoint(IllegalArgumentException malformed) {
        String message = String.valueOf(malformed.getMessage());
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private List<ClassDeclaration> classes() throws ImageException {
        int count = count(12);
        List<ClassDeclaration> classes = new ArrayList<>();
        Set<String> taken = new HashSet<>(Set.of(ClassDeclaration.TRAP));
        for (int i = 0; i < count; i++) {
            String name = name(taken);
            long parent = u32() - 1;
            if (parent >= count) {
                throw refused("class " + name + " extends class " + parent + ", and there are " + count);
            }
            classes.add(new ClassDeclaration(name, (int) parent, names(count(4), new HashSet<>())));
        }
        return classes;
    }

    private List<String> pool() throws ImageException {
        return names(count(4), new HashSet<>());
    }

    private FrameLayout frames() throws ImageException {
        need(1);
        int number = in.get();
        if (number < 0 || number >= FrameLayout.values().length) {
            throw refused("there is no frame layout with number " + number);
        }
        return FrameLayout.values()[number];
    }

    private HeapSettings heap() throws ImageException {
        String collector = text();
        if (!collector.isEmpty()) {
            check(collector.replace('-', '_'), new HashSet<>());
        }
        need(1);
        int always = in.get();
        long heapBytes = u32();
        if (always < 0 || always > 1 || heapBytes > Integer.MAX_VALUE) {
            throw refused("there is no heap of " + Counts.of(heapBytes, "byte") + " with " + always + " for always");
        }
        return new HeapSettings(collector, always == 1, (int) heapBytes);
    }

    private List<Constant> constants() throws ImageException {
        int count = count(5);
        List<Constant> constants = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String name = text();
            if (!name.isEmpty()) {
                checkNameOfValue(name, names);
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
            String name = text();
            checkNameOfValue(name, names);
            globals.add(new Global(name, literal()));
        }
        return globals;
    }

    private int memoryBytes() throws ImageException {
        long bytes = u32();
        if (bytes > Integer.MAX_VALUE) {
            throw refused("there is no memory of " + Counts.of(bytes, "byte"));
        }
        return (int) bytes;
    }

    private DataSegment data() throws ImageException {
        long count = u32();
        if (count > DataSegment.MOST || count * 10 > in.remaining()) {
            throw refused("there is no room for " + Counts.of(count, "entry", "entries"));
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
                checkNameOfValue(name, names);
            }
            long length = u32();
            if (length > in.remaining()) {
                throw refused("an entry should have " + Counts.of(length, "byte") + ", and there "
                        + Counts.word(in.remaining(), "is ", "are ") + in.remaining());
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
            long captures = u32();
            if (parameters + locals > Image.MOST
                    || captures > Image.MOST
                    || (parameters + locals + captures) * 4 > in.remaining()) {
                throw refused("function " + name + " cannot have " + Counts.of(parameters + locals, "local") + " and "
                        + Counts.of(captures, "captured value"));
            }
            Set<String> slots = new HashSet<>();
            List<String> parameterNames = names(parameters, slots);
            List<String> localNames = names(locals, slots);
            List<String> captureNames = names(captures, new HashSet<>());
            try {
                functions.add(new Function(
                        name, (int) start, parameterNames, localNames, captureNames, handlers(codeLength)));
            } catch (IllegalArgumentException malformed) {
                throw refused(withoutPoint(malformed));
            }
        }
        return functions;
    }

    private List<Handler> handlers(int codeLength) throws ImageException {
        int count = count(16);
        List<Handler> handlers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long from = u32();
            long to = u32();
            long address = u32();
            long caught = u32();
            if (to > codeLength || address > codeLength || caught > Image.MOST + 1) {
                throw refused("a handler is outside the code, or catches nothing that there is");
            }
            handlers.add(new Handler((int) from, (int) to, (int) address, (int) caught + Handler.TRAPS));
        }
        return handlers;
    }

    private SourceMap sourceMap(int codeLength) throws ImageException {
        long size = u32();
        if (size * 8 > in.remaining()) {
            throw refused("there is no room for " + Counts.of(size, "line"));
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
            throw refused("there is no room for " + Counts.of(count, "mark"));
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
            throw refused("there is no room for " + Counts.of(count, "label"));
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
}
