package vitrine.machine.register;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Area;
import vitrine.machine.AreaView;
import vitrine.machine.Bytes;
import vitrine.machine.CellView;
import vitrine.machine.GroupView;
import vitrine.machine.MemoryView;
import vitrine.machine.Pointer;
import vitrine.machine.Value;
import vitrine.machine.ValueView;
import vitrine.machine.Window;
import vitrine.program.Counts;
import vitrine.program.DataItem;
import vitrine.program.FloatText;
import vitrine.program.Function;
import vitrine.program.Program;

/** The state of the register machine made ready to be shown, area by area. It changes nothing. */
final class RegisterViews {
    static final Area SPECIAL = new Area(
            "special",
            "Special registers",
            Area.Kind.REGISTERS,
            "Next instruction, stack and frame pointer, equal flag, remainder, loop counter.");

    static final List<Area> AREAS = List.of(
            new Area("registers", "Registers", Area.Kind.REGISTERS, "32 words of 32 bits; instructions name them."),
            SPECIAL,
            new Area("frames", "Call frames", Area.Kind.FRAMES, "Read out of memory by following fp."),
            new Area(
                    "memory",
                    "Memory",
                    Area.Kind.MEMORY,
                    "Bytes: the data segment, the heap that grows up, the stack that grows down."),
            new Area("floats", "Float registers", Area.Kind.REGISTERS, "32 floats of 64 bits."),
            new Area("heap", "Heap", Area.Kind.HEAP, "Blocks that aloc made, read out of memory by their headers."),
            new Area("output", "Output", Area.Kind.TEXT, "What the program wrote."));

    /** Groups show at most so many cells unless more are asked for. */
    private static final int GROUP_CELLS = 16;

    private final RegisterState state;
    private final Program program;
    private final RegisterCells cells;
    private final RegisterFrames frames;
    private final List<MemoryView.Symbol> symbols;

    RegisterViews(RegisterState state, Program program, RegisterCells cells, RegisterFrames frames) {
        this.state = state;
        this.program = program;
        this.cells = cells;
        this.frames = frames;
        symbols = symbols(program);
    }

    private static List<MemoryView.Symbol> symbols(Program program) {
        List<MemoryView.Symbol> symbols = new ArrayList<>();
        List<DataItem> items = program.data().items();
        for (int i = 0; i < items.size(); i++) {
            DataItem item = items.get(i);
            String type = switch (item.kind()) {
                case WORDS -> "int";
                case FLOATS -> "float";
                case TEXT -> "string";
                case BYTES -> "byte";
            };
            symbols.add(new MemoryView.Symbol(item.name(), program.data().address(i), item.length(), type));
        }
        return symbols;
    }

    @Nullable
    AreaView view(String area, Window window) {
        return switch (area) {
            case "registers" -> cells(area, Registers.GENERAL, window, i -> register(i));
            case "special" -> special();
            case "floats" -> cells(area, Registers.FLOATS, window, i -> cell(RegisterCellName.real(i)));
            case "frames" -> frames(window);
            case "memory" -> memory(window);
            case "heap" -> heap(window);
            case "output" -> {
                int length = state.output.length();
                int from = (int) window.first(length);
                yield AreaView.ofText(area, length, from, state.output.text(from, (int) window.end(length)));
            }
            default -> null;
        };
    }

    private interface CellAt {
        CellView at(int index);
    }

    private static AreaView cells(String area, int size, Window window, CellAt cells) {
        int from = (int) window.first(size);
        List<CellView> views = new ArrayList<>();
        for (int i = from; i < window.end(size); i++) {
            views.add(cells.at(i));
        }
        return AreaView.ofCells(area, size, from, views);
    }

    private CellView cell(String name) {
        Value value = cells.read(name);
        return new CellView(name, cells.label(name), value == null ? UNKNOWN : value(value));
    }

    private CellView register(int number) {
        return cell(RegisterCellName.register(number));
    }

    private static final ValueView UNKNOWN = new ValueView("null", "?", "", false);

    ValueView value(Value value) {
        if (value instanceof Value.Int number) {
            return new ValueView("int", String.valueOf(number.value()), "", false);
        } else if (value instanceof Value.Float number) {
            return new ValueView("float", FloatText.of(number.value()), "", false);
        }
        return new ValueView("null", "null", "", false);
    }

    private AreaView special() {
        List<CellView> views = new ArrayList<>();
        views.add(address("register ip", "code 0x%04x".formatted(state.ip), state.ip));
        for (int i = Registers.GENERAL; i < Registers.COUNT; i++) {
            int number = state.registers[i];
            boolean pointer = (i == Registers.SP || i == Registers.FP) && number >= 0;
            views.add(
                    pointer
                            ? address(RegisterCellName.register(i), RegisterCellName.word(number), number)
                            : register(i));
        }
        return AreaView.ofCells("special", views.size(), 0, views);
    }

    private CellView address(String name, String target, int address) {
        return new CellView(
                name, cells.label(name), new ValueView("address", RegisterTraps.hex(address), target, false));
    }

    List<Pointer> pointers() {
        return List.of(
                new Pointer("IP", "code", state.ip),
                new Pointer("SP", "memory", state.registers[Registers.SP]),
                new Pointer("FP", "memory", state.registers[Registers.FP]));
    }

    // ---- memory

    private AreaView memory(Window window) {
        int size = state.memory.size();
        int from = (int) window.first(size);
        int end = (int) window.end(size);
        String bytes = Base64.getEncoder().encodeToString(state.memory.copy(from, end));
        MemoryView memory = new MemoryView(bytes, Bytes.WORD, segments(), blocks(from, end), symbols(from, end));
        return AreaView.ofMemory("memory", size, from, memory);
    }

    private List<MemoryView.Segment> segments() {
        int size = state.memory.size();
        RegisterHeap heap = state.heap;
        int sp = state.registers[Registers.SP];
        // where sp is not in its place, only the last word that the loader pushed is known to be stack
        int stack = sp >= heap.end && sp <= size ? sp : size;
        List<MemoryView.Segment> segments = new ArrayList<>();
        add(segments, "data", 0, heap.start);
        add(segments, "heap", heap.start, heap.end);
        add(segments, "free", heap.end, stack);
        add(segments, "stack", stack, size);
        return segments;
    }

    private static void add(List<MemoryView.Segment> segments, String name, int from, int to) {
        if (from < to) {
            segments.add(new MemoryView.Segment(name, from, to));
        }
    }

    private List<MemoryView.Block> blocks(int from, int end) {
        List<MemoryView.Block> blocks = new ArrayList<>();
        for (RegisterHeap.Block block : state.heap.blocks()) {
            if (block.address() - RegisterHeap.HEADER < end && block.next() - RegisterHeap.HEADER > from) {
                blocks.add(new MemoryView.Block(
                        block.address(), block.bytes() - RegisterHeap.HEADER, block.free(), RegisterHeap.HEADER));
            }
        }
        return blocks;
    }

    private List<MemoryView.Symbol> symbols(int from, int end) {
        List<MemoryView.Symbol> chosen = new ArrayList<>();
        List<MemoryView.Symbol> others = new ArrayList<>();
        for (MemoryView.Symbol symbol : symbols) {
            boolean inside = symbol.address() < end && symbol.address() + symbol.bytes() > from;
            (inside ? chosen : others).add(symbol);
        }
        chosen.addAll(others);
        return List.copyOf(chosen.subList(0, Math.min(chosen.size(), MemoryView.MOST_SYMBOLS)));
    }

    // ---- frames

    private AreaView frames(Window window) {
        List<RegisterFrames.Frame> all = frames.all(Integer.MAX_VALUE);
        List<GroupView> groups = new ArrayList<>();
        for (long i = window.first(all.size()); i < window.end(all.size()); i++) {
            groups.add(frame(all, (int) i, new Window(0, GROUP_CELLS)));
        }
        return AreaView.ofGroups("frames", all.size(), window.first(all.size()), groups);
    }

    /** A frame by its index, the innermost first. Parameters in registers are shown as long as its function executes. */
    private GroupView frame(List<RegisterFrames.Frame> all, int index, Window window) {
        RegisterFrames.Frame frame = all.get(index);
        Function function = program.functions().get(program.functionOf(frame.callee()));
        String title = program.nameOf(frame.callee());
        List<String> names = new ArrayList<>();
        int parameters = 0;
        for (int slot = 0; slot < function.slots(); slot++) {
            boolean register =
                    Registers.CONVENTION.inRegister(slot, function.parameters().size());
            String name = register && index > 0 ? null : cells.slotCell(function, slot, frame.fp());
            if (name != null) {
                names.add(name);
                parameters += slot < function.parameters().size() ? 1 : 0;
            }
        }
        List<CellView> views = new ArrayList<>();
        for (int i = (int) window.first(names.size()); i < window.end(names.size()); i++) {
            Value value = cells.read(names.get(i));
            int slot = function.slots() - names.size() + i;
            String label = function.slotNames().get(slot);
            views.add(new CellView(
                    names.get(i),
                    label.isEmpty() ? String.valueOf(slot) : label,
                    value == null ? UNKNOWN : value(value)));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("function", title);
        if (program.isPlace(frame.callee())) {
            facts.put("place", program.entry(frame.callee()));
        }
        facts.put("parameters", parameters);
        facts.put("base", frame.fp());
        if (frame.fp() >= 0 && frame.fp() <= state.memory.size() - RegisterState.LINK_BYTES) {
            facts.put("returnAddress", frame.returnAddress());
            facts.put("returnCell", RegisterCellName.word(frame.fp() + Bytes.WORD));
            facts.put("savedFp", frame.savedFp());
            facts.put("savedFpCell", RegisterCellName.word(frame.fp()));
        }
        if (!frame.broken().isEmpty()) {
            facts.put("broken", frame.broken());
        }
        return new GroupView("frame " + (all.size() - 1 - index), title, "frame", facts, names.size(), views);
    }

    // ---- heap

    private AreaView heap(Window window) {
        List<RegisterHeap.Block> blocks = state.heap.blocks();
        int end = blocks.isEmpty()
                ? state.heap.start
                : blocks.get(blocks.size() - 1).next() - RegisterHeap.HEADER;
        int size = blocks.size() + (end < state.heap.end ? 1 : 0);
        List<GroupView> groups = new ArrayList<>();
        for (long i = window.first(size); i < window.end(size); i++) {
            groups.add(i < blocks.size() ? block(blocks.get((int) i), new Window(0, GROUP_CELLS)) : damaged(end));
        }
        return AreaView.ofGroups("heap", size, window.first(size), groups);
    }

    /** What is behind a header that was written over: nobody knows where blocks begin there. */
    private GroupView damaged(int header) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("address", header + RegisterHeap.HEADER);
        facts.put("bytes", state.heap.end - header);
        facts.put("header", RegisterCellName.word(header));
        return new GroupView(
                "heap 0x" + Integer.toHexString(header + RegisterHeap.HEADER),
                "unreadable: the word at " + RegisterTraps.hex(header) + " is no header",
                "damaged",
                facts,
                0,
                List.of());
    }

    private GroupView block(RegisterHeap.Block block, Window window) {
        int content = block.bytes() - RegisterHeap.HEADER;
        int words = content / Bytes.WORD;
        List<CellView> views = new ArrayList<>();
        for (int i = (int) window.first(words); i < window.end(words); i++) {
            String name = RegisterCellName.word(block.address() + i * Bytes.WORD);
            Value value = cells.read(name);
            views.add(new CellView(name, "+" + i * Bytes.WORD, value == null ? UNKNOWN : value(value)));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("address", block.address());
        facts.put("bytes", block.bytes());
        facts.put("length", words);
        facts.put("header", RegisterCellName.word(block.address() - RegisterHeap.HEADER));
        String title = (block.free() ? "free, " : "") + Counts.of(content, "byte");
        return new GroupView(
                "heap 0x" + Integer.toHexString(block.address()),
                title,
                block.free() ? "free" : "block",
                facts,
                words,
                views);
    }

    /** One frame or block, by the name of its group. */
    @Nullable
    GroupView group(String name, Window window) {
        try {
            if (name.startsWith("frame ")) {
                List<RegisterFrames.Frame> all = frames.all(Integer.MAX_VALUE);
                int index = all.size() - 1 - Integer.parseInt(name.substring(6));
                return index < 0 || index >= all.size() ? null : frame(all, index, window);
            } else if (name.startsWith("heap 0x")) {
                RegisterHeap.Block block = state.heap.at(Integer.parseInt(name.substring(7), 16) - RegisterHeap.HEADER);
                return block == null ? null : block(block, window);
            }
        } catch (NumberFormatException e) {
            return null;
        }
        return null;
    }
}
