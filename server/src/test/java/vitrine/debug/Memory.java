package vitrine.debug;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vitrine.machine.Area;
import vitrine.machine.AreaView;
import vitrine.machine.CellView;
import vitrine.machine.Effect;
import vitrine.machine.GroupView;
import vitrine.machine.Machine;
import vitrine.machine.Moves;
import vitrine.machine.Value;
import vitrine.machine.Window;
import vitrine.program.Function;

/**
 * A plain copy of a machine's memory to which effects can be applied: what they say must be what happened. Effects tell of every cell that can be
 * written; those that cannot, such as a stack pointer of some machines, follow from others.
 */
final class Memory {
    final List<Value> stack = new ArrayList<>();
    final List<List<Value>> frames = new ArrayList<>();
    /** All other cells by their names: globals, elements of arrays, registers. */
    final Map<String, Value> cells = new TreeMap<>();
    /** What bytes there are, with the name of their area. */
    private String bytesArea = "";

    private ByteBuffer bytes = ByteBuffer.allocate(0);

    String output = "";
    int address;

    private Memory() {}

    static Memory of(Machine machine) {
        Memory memory = new Memory();
        for (Value value; (value = machine.read("stack " + memory.stack.size())) != null; ) {
            memory.stack.add(value);
        }
        boolean managed =
                Moments.kind(machine.program()).areas().stream().anyMatch(area -> area.kind() == Area.Kind.STACK);
        for (int frame = 0; managed && frame < machine.depth(); frame++) {
            List<Value> locals = new ArrayList<>();
            for (Value value; (value = machine.read("frame " + frame + " local " + locals.size())) != null; ) {
                locals.add(value);
            }
            memory.frames.add(locals);
        }
        for (Area area : Moments.kind(machine.program()).areas()) {
            switch (area.kind()) {
                case REGISTERS, CELLS ->
                    memory.addCells(machine, view(machine, area.id()).cells());
                case HEAP -> view(machine, area.id()).groups().forEach(each -> memory.addCells(machine, each.cells()));
                case TEXT -> memory.output = view(machine, area.id()).text();
                case MEMORY -> {
                    memory.bytesArea = area.id();
                    memory.bytes = ByteBuffer.wrap(Base64.getDecoder()
                                    .decode(view(machine, area.id()).memory().bytes()))
                            .order(ByteOrder.LITTLE_ENDIAN);
                }
                case STACK, FRAMES, GRAPH, SPACES -> {}
            }
        }
        memory.address = machine.address();
        return memory;
    }

    /** The address of a word in the bytes; -1 when the name is that of another cell. */
    private int word(String name) {
        return !bytesArea.isEmpty() && name.startsWith(bytesArea + " 0x")
                ? Integer.parseInt(name.substring(bytesArea.length() + 3), 16)
                : -1;
    }

    private static AreaView view(Machine machine, String area) {
        AreaView view = machine.view(area, new Window(0, 1_000_000));
        if (view == null) {
            throw new AssertionError(area);
        }
        return view;
    }

    private void addCells(Machine machine, List<CellView> views) {
        for (CellView cell : views) {
            Value value = machine.read(cell.name());
            if (value != null
                    && word(cell.name()) < 0
                    && machine.write(cell.name(), value).isEmpty()) {
                cells.put(cell.name(), value);
            }
        }
    }

    /** A collection moved objects, and freed others: their cells are no more. */
    private void moved(Moves moves, Machine after) {
        stack.replaceAll(value -> moved(value, moves));
        frames.forEach(locals -> locals.replaceAll(value -> moved(value, moves)));
        Map<String, Value> before = new TreeMap<>(cells);
        cells.clear();
        before.forEach((name, value) -> {
            String there = name;
            if (name.startsWith("heap 0x")) {
                long address = Long.parseLong(name.substring(7), 16);
                there = "heap 0x%02x".formatted(moves.after(address));
            }
            if (after.read(there) != null) {
                cells.put(there, moved(value, moves));
            }
        });
    }

    private static Value moved(Value value, Moves moves) {
        return value instanceof Value.Reference reference
                ? new Value.Reference((int) moves.after(reference.address()))
                : value;
    }

    /** Applies an effect; says what is wrong with it, or "". */
    String apply(Effect effect, Machine after) {
        if (effect instanceof Effect.Collected collected) {
            moved(collected.moves(), after);
            return "";
        }
        if (effect instanceof Effect.Pop pop) {
            int top = stack.size() - 1;
            boolean right = top >= 0
                    && pop.cell().equals("stack " + top)
                    && stack.get(top).equals(pop.value());
            if (right) {
                stack.remove(top);
            }
            return right ? "" : "the top is " + (top < 0 ? "missing" : "stack " + top + " " + stack.get(top));
        } else if (effect instanceof Effect.Push push) {
            boolean right = push.cell().equals("stack " + stack.size());
            stack.add(push.value());
            return right ? "" : "it should be pushed to " + (stack.size() - 1);
        } else if (effect instanceof Effect.Read read) {
            Value there = cell(read.cell(), after);
            return read.value().equals(there) ? "" : "there is " + there;
        } else if (effect instanceof Effect.Write write) {
            Value there = cell(write.cell(), after);
            set(write.cell(), write.after());
            for (int i = 0; i < stack.size(); i++) {
                // a local may lie on the operand stack
                if (after.sameCell("stack " + i, write.cell())) {
                    stack.set(i, write.after());
                }
            }
            return write.before().equals(there) ? "" : "there was " + there;
        } else if (effect instanceof Effect.Call call) {
            if (frames.isEmpty()) {
                // frames are words in memory, and a call can go anywhere
                address = after.address();
                return after.program().entry(call.function()) == address ? "" : "something else is called";
            }
            Function function = after.program().functions().get(call.function());
            List<Value> locals = new ArrayList<>(call.arguments());
            while (locals.size() < function.slots()) {
                locals.add(new Value.Int(0));
            }
            frames.add(locals);
            address = function.start();
            return call.arguments().size() == function.parameters().size() ? "" : "so many arguments are not taken";
        } else if (effect instanceof Effect.Return back) {
            if (back.to() >= 0) {
                address = back.to();
            }
            if (frames.isEmpty()) {
                return "";
            } else if (back.to() >= 0) {
                frames.remove(frames.size() - 1);
            }
            int from = stack.size() - back.results().size();
            return from >= 0 && stack.subList(from, stack.size()).equals(back.results()) ? "" : "results differ";
        } else if (effect instanceof Effect.Jump jump) {
            boolean right = jump.from() == address;
            address = jump.to();
            return right ? "" : "it jumped from " + address;
        } else if (effect instanceof Effect.Allocate allocate) {
            return allocate(allocate, after);
        } else if (effect instanceof Effect.Thrown) {
            while (frames.size() > after.depth()) {
                frames.remove(frames.size() - 1);
            }
        } else if (effect instanceof Effect.Output put) {
            output += put.text();
            return put.text().isEmpty() ? "empty output" : "";
        }
        return "";
    }

    private String allocate(Effect.Allocate allocate, Machine after) {
        GroupView object = after.group("heap 0x%02x".formatted(allocate.address()), new Window(0, 16));
        if (object == null) {
            return "there is no such object";
        }
        for (CellView cell : object.cells()) {
            if (word(cell.name()) < 0) {
                cells.put(cell.name(), object.kind().equals("array") ? new Value.Int(0) : new Value.Null());
            }
        }
        return object.facts().get("bytes").equals((int) allocate.bytes()) ? "" : "it has other bytes";
    }

    private Value cell(String name, Machine machine) {
        String[] parts = name.split(" ");
        if (parts[0].equals("frame")) {
            return frames.get(Integer.parseInt(parts[1])).get(Integer.parseInt(parts[3]));
        }
        int word = word(name);
        if (word >= 0) {
            return new Value.Int(bytes.getInt(word));
        }
        return parts[0].equals("constant") || !cells.containsKey(name) ? machine.read(name) : cells.get(name);
    }

    private void set(String name, Value value) {
        String[] parts = name.split(" ");
        if (parts[0].equals("frame")) {
            frames.get(Integer.parseInt(parts[1])).set(Integer.parseInt(parts[3]), value);
        } else if (word(name) >= 0 && value instanceof Value.Int number) {
            bytes.putInt(word(name), (int) number.value());
        } else if (cells.containsKey(name)) {
            cells.put(name, value);
        }
    }

    @Override
    public String toString() {
        return "stack " + stack + "\nframes " + frames + "\ncells " + cells + "\nbytes "
                + HexFormat.of().formatHex(bytes.array()) + "\noutput " + output;
    }
}
