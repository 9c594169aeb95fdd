package vitrine.machine.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Area;
import vitrine.machine.AreaView;
import vitrine.machine.CellView;
import vitrine.machine.GroupView;
import vitrine.machine.ObjectGraph;
import vitrine.machine.Pointer;
import vitrine.machine.Tags;
import vitrine.machine.ValueView;
import vitrine.machine.Window;
import vitrine.machine.Words;
import vitrine.machine.graph.GraphPart;
import vitrine.machine.graph.SpacesMap;
import vitrine.machine.heap.Header;
import vitrine.machine.heap.ObjectHeap;
import vitrine.program.Function;
import vitrine.program.Program;

/** The state of the stack machine made ready to be shown, area by area. It changes nothing. */
final class StackViews {
    static final List<Area> AREAS = List.of(
            new Area(
                    "stack",
                    "Operand stack",
                    Area.Kind.STACK,
                    "Where instructions take their operands and leave their results."),
            new Area(
                    "frames",
                    "Call frames",
                    Area.Kind.FRAMES,
                    "One for each call that has not returned, with its parameters and locals."),
            new Area(
                    "registers",
                    "Registers",
                    Area.Kind.REGISTERS,
                    "Where the machine is: next instruction, top of stack, frame."),
            new Area("globals", "Globals", Area.Kind.CELLS, "Variables that every function can reach."),
            new Area("constants", "Constants", Area.Kind.CELLS, "Values that came with the program and never change."),
            new Area(
                    "heap",
                    "Heap",
                    Area.Kind.HEAP,
                    "Strings, arrays, objects, closures and boxes, each at its address."),
            new Area(
                    "objects",
                    "Object graph",
                    Area.Kind.GRAPH,
                    "The objects of the heap and what they refer to, from the cells that hold them on."),
            new Area("spaces", "Memory map", Area.Kind.SPACES, "The memory of the heap, to scale."),
            new Area("output", "Output", Area.Kind.TEXT, "What the program wrote."));

    /** Groups show at most so many cells unless more are asked for. */
    private static final int GROUP_CELLS = 16;

    private static final int SHOWN_TEXT = 200;

    private final StackState state;
    private final Program program;
    private final ValueText text;
    private final StackGraph graph;

    StackViews(StackState state, Program program, ValueText text) {
        this.state = state;
        this.program = program;
        this.text = text;
        graph = new StackGraph(state, program, this, text);
    }

    /** The objects of the heap, and what holds them. */
    ObjectGraph graph() {
        return graph;
    }

    @Nullable
    AreaView view(String area, Window window) {
        return switch (area) {
            case "stack" ->
                cells(area, state.sp, window, state.linked == null ? this::operand : i -> framed(state.linked, i));
            case "frames" -> frames(window);
            case "registers" -> registers();
            case "globals" ->
                cells(
                        area,
                        program.globals().size(),
                        window,
                        i -> cell(StackCells.global(i), program.globals().get(i).name(), state.globals, i));
            case "constants" -> cells(area, program.constants().size(), window, this::constant);
            case "heap" -> heap(window);
            case "objects" -> GraphPart.view(area, graph, window);
            case "spaces" -> SpacesMap.view(area, graph, window);
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

    private CellView cell(String name, String label, Words words, int index) {
        return new CellView(name, label, value(words.tags[index], state.present(words, index)));
    }

    private CellView operand(int index) {
        return cell(StackCells.stack(index), String.valueOf(index), state.stack, index);
    }

    /** A cell of the stack on which frames lie: a local has the name that it has in its frame. */
    private CellView framed(LinkedFrames frames, int index) {
        LinkedFrames.Part part = frames.part(index);
        if (part.local() >= 0) {
            return cell(StackCells.local(part.frame(), part.local()), frames.label(part), state.stack, index);
        } else if (part.link() < 0) {
            return operand(index);
        }
        return link(frames, part, index);
    }

    private CellView link(LinkedFrames frames, LinkedFrames.Part part, int index) {
        ValueView value = value(state.stack.tags[index], state.stack.bits[index]);
        boolean address = part.link() == 0;
        int to = address ? frames.returnAddress(part.frame()) : frames.caller(part.frame());
        if (to >= 0) {
            value = address
                    ? new ValueView("address", "0x%04x".formatted(to), code(to), false)
                    : new ValueView("address", value.text(), place(frames.framePointer(to)), false);
        }
        return new CellView(StackCells.stack(index), frames.label(part), value);
    }

    private CellView constant(int index) {
        var constant = program.constants().get(index);
        byte tag = StackState.tag(constant.value());
        long bits = tag == Tags.REFERENCE ? state.constantAddresses[index] : StackState.bits(constant.value());
        return new CellView(
                StackCells.constant(index),
                constant.name().isEmpty() ? String.valueOf(index) : constant.name(),
                value(tag, bits));
    }

    ValueView value(byte tag, long bits) {
        String target = switch (tag) {
            case Tags.REFERENCE -> StackCells.heap(bits);
            case Tags.FUNCTION -> code(program.functions().get((int) bits).start());
            default -> "";
        };
        return new ValueView(text.type(tag, bits), text.shown(tag, bits), target, text.cut(tag, bits));
    }

    private static String code(int address) {
        return "code 0x%04x".formatted(address);
    }

    /** What the cell at an index of the stack is called now. */
    private String place(int index) {
        LinkedFrames frames = state.linked;
        return frames != null && index < state.sp ? framed(frames, index).name() : StackCells.stack(index);
    }

    private AreaView registers() {
        List<CellView> cells = List.of(
                register("IP", state.ip, code(state.ip), "0x%04x".formatted(state.ip)),
                register("SP", state.sp, StackCells.stack(state.sp), String.valueOf(state.sp)),
                register(
                        "FP", state.framePointer(), place(state.framePointer()), String.valueOf(state.framePointer())));
        return AreaView.ofCells("registers", cells.size(), 0, cells);
    }

    private static CellView register(String name, long value, String target, String text) {
        return new CellView(StackCells.register(name), name, new ValueView("address", text, target, false));
    }

    List<Pointer> pointers() {
        return List.of(
                new Pointer("IP", "code", state.ip),
                new Pointer("SP", "stack", state.sp),
                new Pointer("FP", "stack", state.framePointer()));
    }

    private AreaView frames(Window window) {
        List<GroupView> groups = new ArrayList<>();
        for (long i = window.first(state.depth); i < window.end(state.depth); i++) {
            groups.add(frame(state.depth - 1 - (int) i, new Window(0, GROUP_CELLS)));
        }
        return AreaView.ofGroups("frames", state.depth, window.first(state.depth), groups);
    }

    private GroupView frame(int frame, Window window) {
        Function function = program.functions().get(state.functions[frame]);
        List<String> names = function.slotNames();
        int size = state.slots(frame);
        List<CellView> cells = new ArrayList<>();
        for (int i = (int) window.first(size); i < window.end(size); i++) {
            cells.add(cell(
                    StackCells.local(frame, i),
                    i < names.size() ? names.get(i) : String.valueOf(i),
                    state.locals,
                    state.localIndex(frame, i)));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("function", function.name());
        facts.put("parameters", function.parameters().size());
        if (state.linked != null) {
            links(state.linked, frame, facts);
        } else {
            facts.put("base", state.stackBases[frame]);
            facts.put("returnAddress", state.returnAddresses[frame]);
        }
        return new GroupView("frame " + frame, function.name(), "frame", facts, size, cells);
    }

    /** What can be read from a frame that lies on the operand stack. */
    private void links(LinkedFrames frames, int frame, Map<String, Object> facts) {
        facts.put("base", state.localBases[frame]);
        if (frame == 0) {
            facts.put("returnAddress", -1);
            return;
        }
        int link = frames.link(frame);
        facts.put("returnAddress", frames.returnAddress(frame));
        facts.put("returnCell", StackCells.stack(link));
        facts.put("savedFp", view(link + 1));
        facts.put("savedFpCell", StackCells.stack(link + 1));
        String broken = frames.broken(frame);
        if (broken != null) {
            facts.put("broken", broken);
        }
    }

    private String view(int cell) {
        return value(state.stack.tags[cell], state.stack.bits[cell]).text();
    }

    private AreaView heap(Window window) {
        ObjectHeap heap = state.heap;
        int count = 0;
        List<Integer> addresses = new ArrayList<>();
        for (int at = heap.first(); at != 0; at = heap.next(at)) {
            count++;
        }
        long from = window.first(count);
        long end = window.end(count);
        int index = 0;
        for (int at = heap.first(); index < end; at = heap.next(at)) {
            if (index >= from) {
                addresses.add(at);
            }
            index++;
        }
        List<GroupView> groups = new ArrayList<>();
        for (int address : addresses) {
            groups.add(object(address, new Window(0, GROUP_CELLS)));
        }
        return AreaView.ofGroups("heap", count, from, groups);
    }

    GroupView object(int address, Window window) {
        ObjectHeap heap = state.heap;
        int length = heap.length(address);
        boolean string = heap.kindOf(address) == Header.STRING;
        List<CellView> cells = new ArrayList<>();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("address", address);
        facts.put("bytes", heap.bytes(address));
        facts.put("length", length);
        if (string) {
            int from = (int) window.first(length);
            int count = window.count() == GROUP_CELLS ? SHOWN_TEXT : window.count();
            facts.put("text", heap.text(address, from, Math.min(length, from + count)));
        } else {
            for (int i = (int) window.first(length); i < window.end(length); i++) {
                int word = ObjectHeap.content(address) + i;
                cells.add(cell(
                        StackCells.heap((long) word * ObjectHeap.WORD_BYTES),
                        text.label(address, i),
                        heap.words,
                        word));
            }
        }
        return new GroupView(
                StackCells.heap(address), text.title(address), text.kind(address), facts, string ? 0 : length, cells);
    }

    /** One frame or object, by the name of its group. */
    @Nullable
    GroupView group(String name, Window window) {
        try {
            if (name.startsWith("frame ")) {
                int frame = Integer.parseInt(name.substring(6));
                return frame < 0 || frame >= state.depth ? null : frame(frame, window);
            } else if (name.startsWith("heap 0x")) {
                long address = Long.parseLong(name.substring(7), 16);
                return state.heap.isObject(address) ? object((int) address, window) : null;
            }
        } catch (NumberFormatException e) {
            return null;
        }
        return null;
    }
}
