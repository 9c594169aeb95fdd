package vitrine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vitrine.isa.FrameLayout;

/**
 * Reads the format that {@link Image} describes. Whatever the bytes are, the only exception that comes out is {@link ImageException}, and
 * no more memory is taken than a few times the size of the image: a length is believed only as far as there are bytes. It knows how things are stored; what
 * they must be, {@link ProgramRules} says, and is asked behind each section so that the message can say where.
 */
final class ImageReader extends ImageSections {
    ImageReader(byte[] bytes) {
        super(bytes);
    }

    Image read() throws ImageException {
        header();
        section(Image.MACHINE, "machine");
        String machine = text();
        FrameLayout frames = frames();
        HeapSettings heap = heap();
        keeps(() -> ProgramRules.machine(machine));
        keeps(() -> ProgramRules.heap(heap));
        section(Image.CODE, "code");
        byte[] code = rest();
        section(Image.CONSTANTS, "constants");
        List<Constant> constants = constants();
        keeps(() -> ProgramRules.constants(constants));
        section(Image.GLOBALS, "globals");
        List<Global> globals = globals();
        keeps(() -> ProgramRules.globals(globals));
        section(Image.DATA, "data");
        int memoryBytes = memoryBytes();
        DataSegment data = data();
        keeps(() -> ProgramRules.data(data));
        section(Image.CLASSES, "classes");
        List<ClassDeclaration> classes = classes();
        List<String> names = texts(count(4));
        keeps(() -> ProgramRules.classes(classes));
        keeps(() -> ProgramRules.names(names));
        section(Image.FUNCTIONS, "functions");
        int count = count(24);
        long entry = u32();
        if (entry >= count) {
            throw refused(
                    count == 0
                            ? "there is no function"
                            : "the program starts with function " + entry + ", and there are " + count);
        }
        List<Function> functions = functions(count);
        Program program = made(() -> new Program(
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
        SourceMap sourceMap = sourceMap();
        keeps(() -> ProgramRules.sourceMap(sourceMap, program));
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

    private interface Rule {
        void check();
    }

    private interface Part<T> {
        T make();
    }

    private void keeps(Rule rule) throws ImageException {
        made(() -> {
            rule.check();
            return rule;
        });
    }

    /** Makes a part of the program; what it must not be, it says itself. */
    private <T> T made(Part<T> part) throws ImageException {
        try {
            return part.make();
        } catch (IllegalArgumentException broken) {
            String message = String.valueOf(broken.getMessage());
            throw refused(message.endsWith(".") ? message.substring(0, message.length() - 1) : message);
        }
    }

    private List<ClassDeclaration> classes() throws ImageException {
        int count = count(12);
        List<ClassDeclaration> classes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = text();
            long parent = u32() - 1;
            if (parent >= count) {
                throw refused("class " + name + " extends class " + parent + ", and there are " + count);
            }
            classes.add(new ClassDeclaration(name, (int) parent, texts(count(4))));
        }
        return classes;
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
        for (int i = 0; i < count; i++) {
            constants.add(new Constant(text(), literal()));
        }
        return constants;
    }

    private List<Global> globals() throws ImageException {
        int count = count(5);
        List<Global> globals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            globals.add(new Global(text(), literal()));
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
        for (long i = 0; i < count; i++) {
            need(1);
            int kind = in.get();
            if (kind < 0 || kind >= DataItem.Kind.values().length) {
                throw refused("there is no kind of data with number " + kind);
            }
            String name = text();
            long length = u32();
            if (length > in.remaining()) {
                throw refused("an entry should have " + Counts.of(length, "byte") + ", and there "
                        + Counts.word(in.remaining(), "is ", "are ") + in.remaining());
            }
            byte[] content = new byte[(int) length];
            in.get(content);
            items.add(made(() -> new DataItem(name, DataItem.Kind.values()[kind], content)));
        }
        return made(() -> new DataSegment(items));
    }

    private List<Function> functions(int count) throws ImageException {
        List<Function> functions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = text();
            int start = address();
            long parameters = u32();
            long locals = u32();
            long captures = u32();
            if ((parameters + locals + captures) * 4 > in.remaining()) {
                throw refused("there is no room for " + Counts.of(parameters + locals, "local") + " and "
                        + Counts.of(captures, "captured value") + " of function " + name);
            }
            List<String> parameterNames = texts(parameters);
            List<String> localNames = texts(locals);
            List<String> captureNames = texts(captures);
            List<Handler> handlers = handlers();
            functions.add(made(() -> new Function(name, start, parameterNames, localNames, captureNames, handlers)));
        }
        return functions;
    }

    private List<Handler> handlers() throws ImageException {
        int count = count(16);
        List<Handler> handlers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = address();
            int to = address();
            int address = address();
            int caught = address() + Handler.TRAPS;
            handlers.add(made(() -> new Handler(from, to, address, caught)));
        }
        return handlers;
    }

    private SourceMap sourceMap() throws ImageException {
        long size = u32();
        if (size * 8 > in.remaining()) {
            throw refused("there is no room for " + Counts.of(size, "line"));
        }
        int[] addresses = new int[(int) size];
        int[] lines = new int[(int) size];
        for (int i = 0; i < size; i++) {
            addresses[i] = address();
            lines[i] = in.getInt();
        }
        Map<Integer, String> labels = new TreeMap<>();
        long count = u32();
        if (count * 8 > in.remaining()) {
            throw refused("there is no room for " + Counts.of(count, "label"));
        }
        int last = -1;
        for (long i = 0; i < count; i++) {
            int address = address();
            if (address <= last) {
                throw refused("the label at " + address + " is out of order");
            }
            last = address;
            labels.put(address, text());
        }
        return new SourceMap(addresses, lines, labels, marks());
    }

    private List<SourceMap.Mark> marks() throws ImageException {
        long count = u32();
        if (count * 12 > in.remaining()) {
            throw refused("there is no room for " + Counts.of(count, "mark"));
        }
        List<SourceMap.Mark> marks = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            String name = text();
            int line = (int) u32();
            marks.add(new SourceMap.Mark(name, line, address()));
        }
        return marks;
    }

    /** A number that must fit 31 bits, as what counts bytes of code or data does. */
    private int address() throws ImageException {
        long address = u32();
        if (address > Integer.MAX_VALUE) {
            throw refused("there is no address " + address);
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
