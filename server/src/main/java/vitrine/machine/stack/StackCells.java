package vitrine.machine.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.machine.FrameCell;
import vitrine.machine.Tags;
import vitrine.machine.Value;
import vitrine.machine.Words;
import vitrine.machine.heap.Header;
import vitrine.machine.heap.ObjectHeap;
import vitrine.program.Function;
import vitrine.program.Program;

/**
 * The cells of the stack machine by name: {@code stack 3}, {@code frame 1 local 0}, {@code global 2}, {@code constant 0}, {@code heap 0x48} (a
 * word of an object), {@code object 17 cell 2} (the same cell by the number of its object) and the registers {@code register IP}, SP, FP. Frames count
 * from the outermost, 0.
 */
final class StackCells {
    /** Names that mean a cell in every program. */
    static final Set<String> NAMES = Set.of("top", "ip", "sp", "fp");
    /** Words that mean a cell with a number behind them. */
    static final Set<String> NUMBERED = Set.of("stack", "local", "global", "constant");

    private final StackState state;
    private final Program program;
    private final ValueText text;
    /** The cells of globals and constants by name. */
    private final Map<String, String> everywhere = new HashMap<>();
    /** For each function its slots by name; filled as they are asked for. */
    private final @Nullable Map<String, Integer>[] slots;

    @SuppressWarnings({"unchecked", "rawtypes"})
    StackCells(StackState state, Program program, ValueText text) {
        this.text = text;
        this.state = state;
        this.program = program;
        slots = new Map[program.functions().size()];
        for (int i = 0; i < program.globals().size(); i++) {
            everywhere.put(program.globals().get(i).name(), global(i));
        }
        for (int i = 0; i < program.constants().size(); i++) {
            String name = program.constants().get(i).name();
            if (!name.isEmpty()) {
                everywhere.putIfAbsent(name, constant(i));
            }
        }
    }

    static String stack(int index) {
        return "stack " + index;
    }

    static String local(int frame, int index) {
        return "frame " + frame + " local " + index;
    }

    static String global(int index) {
        return "global " + index;
    }

    static String constant(int index) {
        return "constant " + index;
    }

    static String heap(long address) {
        return "heap 0x%02x".formatted(address);
    }

    static String ofObject(long serial, int index) {
        return "object " + serial + " cell " + index;
    }

    static String register(String name) {
        return "register " + name;
    }

    /** A place in the machine's memory. */
    private record Place(Words words, int index) {}

    private Value value(Place place) {
        return Tags.value(place.words.tags[place.index], state.present(place.words, place.index));
    }

    private @Nullable Place place(String cell) {
        CellName name = CellName.of(cell);
        if (name == null) {
            return null;
        }
        return switch (name.kind()) {
            case STACK -> place(state.stack, 0, name.index(), state.sp);
            case GLOBAL -> place(state.globals, 0, name.index(), state.globals.bits.length);
            case LOCAL -> name.frame() >= state.depth ? null : localPlace(name.frame(), name.index());
            case WORD -> heapPlace(name.index());
            case OBJECT -> {
                int word = word(name);
                yield word == 0 ? null : heapPlace(word);
            }
            case CONSTANT, IP, SP, FP -> null;
        };
    }

    private static @Nullable Place place(Words words, int base, int index, int size) {
        return index < 0 || index >= size ? null : new Place(words, base + index);
    }

    private @Nullable Place localPlace(int frame, int local) {
        return local >= state.slots(frame) ? null : new Place(state.locals, state.localIndex(frame, local));
    }

    private @Nullable Place heapPlace(int word) {
        // headers and packed characters are no values
        return state.heap.isCell(word) ? new Place(state.heap.words, word) : null;
    }

    /** The word where a cell of an object is now; 0 when there is no such object, or it has no such cell. */
    private int word(CellName name) {
        for (int object = state.heap.first(); object != 0; object = state.heap.next(object)) {
            if (state.heap.serial(object) == name.frame()) {
                return name.index() < state.heap.length(object) ? ObjectHeap.content(object) + name.index() : 0;
            }
        }
        return 0;
    }

    /** See {@link vitrine.machine.Machine#lasting}. */
    String lasting(String cell) {
        CellName name = CellName.of(cell);
        if (name == null || name.kind() != CellName.Kind.WORD || !state.heap.isCell(name.index())) {
            return cell;
        }
        int holder = state.heap.holder(name.index());
        return ofObject(state.heap.serial(holder), name.index() - ObjectHeap.content(holder));
    }

    /** See {@link vitrine.machine.Machine#place}. */
    String shown(String cell) {
        CellName name = cell.startsWith("object ") ? CellName.of(cell) : null;
        int word = name == null ? 0 : word(name);
        return word == 0 ? cell : heap((long) word * ObjectHeap.WORD_BYTES);
    }

    /** See {@link vitrine.machine.Machine#sameCell}. */
    boolean same(String a, String b) {
        if (a.equals(b)) {
            return true;
        } else if (a.startsWith("heap ") || b.startsWith("heap ")) {
            return shown(a).equals(shown(b));
        }
        return canonical(a).equals(canonical(b));
    }

    @Nullable
    Value read(String cell) {
        Place place = place(cell);
        if (place != null) {
            return value(place);
        }
        if (cell.startsWith("constant ")) {
            try {
                int index = Integer.parseInt(cell.substring(9));
                var literal = program.constants().get(index).value();
                byte tag = StackState.tag(literal);
                return Tags.value(
                        tag, tag == Tags.REFERENCE ? state.constantAddresses[index] : StackState.bits(literal));
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                return null;
            }
        }
        return switch (cell) {
            case "register IP" -> new Value.Int(state.ip);
            case "register SP" -> new Value.Int(state.sp);
            case "register FP" -> new Value.Int(state.framePointer());
            default -> null;
        };
    }

    String write(String cell, Value value) {
        Place place = place(cell);
        if (place == null) {
            return read(cell) == null
                    ? "There is no cell '" + cell + "' now."
                    : cell.startsWith("constant ")
                            ? "A constant never changes."
                            : "A register follows from what the program does and cannot be written.";
        }
        if (value instanceof Value.Reference reference && !state.heap.isObject(reference.address())) {
            return "There is no object at 0x%02x.".formatted(reference.address());
        }
        if (value instanceof Value.FunctionReference function
                && (function.function() < 0
                        || function.function() >= program.functions().size())) {
            return "There is no function " + function.function() + ".";
        }
        if (place.words == state.heap.words) {
            int holder = state.heap.holder(place.index);
            state.heap.store(holder, place.index, Tags.tag(value), Tags.bits(value));
        } else {
            long before = place.words.tags[place.index] == Tags.REFERENCE ? place.words.bits[place.index] : 0;
            place.words.set(place.index, value);
            state.heap.recount((int) before, value instanceof Value.Reference now ? now.address() : 0);
        }
        state.heap.settleCounts();
        return "";
    }

    /** See {@link vitrine.machine.Machine#declares}. */
    boolean declares(String name) {
        int function = state.function();
        return slots(function).containsKey(name)
                || program.functions().get(function).captures().contains(name)
                || everywhere.containsKey(name);
    }

    /** The cell of a local or parameter of the running function, of a value that its closure captured, of a global or of a constant. */
    @Nullable
    String declared(String name) {
        int function = state.function();
        Integer local = slots(function).get(name);
        if (local != null) {
            return local(state.depth - 1, local);
        }
        if (program.functions().get(function).captures().contains(name)) {
            Integer closure = slots(function).get(Function.CLOSURE);
            Value running = closure == null ? null : read(local(state.depth - 1, closure));
            return running == null ? null : field(running, name);
        }
        return everywhere.get(name);
    }

    /** The slots of a function by name. */
    private Map<String, Integer> slots(int function) {
        Map<String, Integer> known = slots[function];
        if (known == null) {
            known = new HashMap<>();
            List<String> names = program.functions().get(function).slotNames();
            for (int i = 0; i < names.size(); i++) {
                known.putIfAbsent(names.get(i), i);
            }
            slots[function] = known;
        }
        return known;
    }

    /** The cell that the machine itself calls so: by a cell's own name, a register, or the top. */
    @Nullable
    String own(String name) {
        if (name.startsWith("local ")) {
            return read("frame " + (state.depth - 1) + " " + name) == null
                    ? null
                    : "frame " + (state.depth - 1) + " " + name;
        }
        switch (name.toLowerCase(Locale.ROOT)) {
            case "top":
                return state.sp > 0 ? stack(state.sp - 1) : null;
            case "ip", "sp", "fp":
                return register(name.toUpperCase(Locale.ROOT));
            default:
                return read(name) == null ? null : cell(name);
        }
    }

    /** The stable name that a text stands for, whether there is such a cell now or not. */
    @Nullable
    String cell(String text) {
        CellName name = CellName.of(text);
        if (name == null) {
            return null;
        }
        boolean there = switch (name.kind()) {
            case GLOBAL -> name.index() < program.globals().size();
            case CONSTANT -> name.index() < program.constants().size();
            default -> true;
        };
        return there ? name.text() : null;
    }

    /** The name of a cell that lies on the operand stack as a local's, when it is one now; else as it is. */
    private String canonical(String text) {
        LinkedFrames frames = state.linked;
        CellName name = frames == null ? null : CellName.of(text);
        if (frames == null || name == null || name.kind() != CellName.Kind.STACK || name.index() >= state.sp) {
            return text;
        }
        LinkedFrames.Part part = frames.part(name.index());
        return part.local() < 0 ? text : local(part.frame(), part.local());
    }

    /** See {@link vitrine.machine.Machine#frameCell}. */
    @Nullable
    FrameCell frameCell(String text) {
        CellName name = CellName.of(text);
        LinkedFrames frames = state.linked;
        if (name != null && name.kind() == CellName.Kind.LOCAL) {
            return name.frame() < state.depth && name.index() < state.slots(name.frame())
                    ? frameCell(name.frame(), name.index())
                    : null;
        } else if (frames == null || name == null || name.kind() != CellName.Kind.STACK || name.index() >= state.sp) {
            return null;
        }
        LinkedFrames.Part part = frames.part(name.index());
        boolean inFrame = part.local() >= 0 || part.link() >= 0;
        return inFrame ? frameCell(part.frame(), part.local() >= 0 ? part.local() : FrameCell.LINK) : null;
    }

    private FrameCell frameCell(int frame, int slot) {
        return new FrameCell(frame + 1, state.functions[frame], slot);
    }

    /** What people call a cell now: the name of a local, a global or a constant. */
    String label(String lasting) {
        String cell = shown(lasting);
        CellName name = CellName.of(cell);
        if (name != null) {
            switch (name.kind()) {
                case GLOBAL:
                    return name.index() < program.globals().size()
                            ? program.globals().get(name.index()).name()
                            : cell;
                case CONSTANT:
                    return name.index() < program.constants().size()
                            ? program.constants().get(name.index()).name()
                            : cell;
                case STACK:
                    return state.linked == null || name.index() >= state.sp
                            ? cell
                            : state.linked.described(name.index(), cell);
                case WORD:
                    return heapLabel(name.index(), cell);
                case LOCAL:
                    return name.frame() < state.depth ? localName(name.frame(), name.index(), cell) : cell;
                default:
                    return cell;
            }
        }
        return cell;
    }

    /** A cell of an object as its title and what it is called there: {@code Dog.name}. */
    private String heapLabel(int word, String otherwise) {
        int holder = state.heap.isCell(word) ? state.heap.holder(word) : 0;
        int kind = holder == 0 ? Header.ARRAY : state.heap.kindOf(holder);
        return kind == Header.ARRAY || kind == Header.STRING
                ? otherwise
                : text.label(holder, word - ObjectHeap.content(holder)) + " of " + text.title(holder);
    }

    private String localName(int frame, int index, String otherwise) {
        var names = program.functions().get(state.functions[frame]).slotNames();
        return index < names.size() && !names.get(index).isEmpty() ? names.get(index) : otherwise;
    }

    /** The cell of an array's element, or null. */
    @Nullable
    String element(Value object, long index) {
        if (!(object instanceof Value.Reference reference)
                || state.heap.kindOf(reference.address()) != Header.ARRAY
                || index < 0
                || index >= state.heap.length(reference.address())) {
            return null;
        }
        return heap((ObjectHeap.content(reference.address()) + index) * ObjectHeap.WORD_BYTES);
    }

    /** The cell of an object's field, of what a closure captured, or of what is in a box; or null. */
    @Nullable
    String field(Value object, String name) {
        int address = object instanceof Value.Reference reference ? reference.address() : 0;
        int index = address == 0 ? -1 : text.index(address, name);
        return index < 0 ? null : heap((long) (ObjectHeap.content(address) + index) * ObjectHeap.WORD_BYTES);
    }

    /** The cell at an index of an object that has named cells. */
    @Nullable
    String cell(int object, int index) {
        return index < 0 || index >= state.heap.length(object)
                ? null
                : heap((long) (ObjectHeap.content(object) + index) * ObjectHeap.WORD_BYTES);
    }
}
