package vitrine.machine.register;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.machine.Bytes;
import vitrine.machine.FrameCell;
import vitrine.machine.Value;
import vitrine.program.DataItem;
import vitrine.program.DataSegment;
import vitrine.program.Function;
import vitrine.program.Numbers;
import vitrine.program.Program;

/**
 * The cells of the register machine by name, see {@link RegisterCellName}, and what people call them: registers as source writes them, places in memory by
 * the names of the data segment and of the locals of the running function.
 */
final class RegisterCells {
    /** Names that mean a cell in every program. */
    static final Set<String> NAMES = names();

    /** Words that mean a cell with a number behind them. */
    static final Set<String> NUMBERED = Set.of("register", "float", "memory");

    private final RegisterState state;
    private final Program program;
    private final DataSegment data;
    /** What has a name in the data segment, by its number there. */
    private final Map<String, Integer> items = new HashMap<>();

    RegisterCells(RegisterState state, Program program) {
        this.state = state;
        this.program = program;
        data = program.data();
        for (int i = 0; i < data.items().size(); i++) {
            if (!data.items().get(i).name().isEmpty()) {
                items.put(data.items().get(i).name(), i);
            }
        }
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(Registers.FORMAT.registers());
        Registers.FORMAT.registers().forEach(each -> names.add(InstructionSet.explicit(each)));
        names.addAll(Registers.FORMAT.floatRegisters());
        names.add("ip");
        return Set.copyOf(names);
    }

    @Nullable
    Value read(String cell) {
        RegisterCellName name = RegisterCellName.of(cell);
        return name == null ? null : read(name);
    }

    private @Nullable Value read(RegisterCellName name) {
        if (!exists(name)) {
            return null;
        }
        Bytes memory = state.memory;
        int index = name.index();
        return switch (name.kind()) {
            case REGISTER -> new Value.Int(state.registers[index]);
            case FLOAT -> new Value.Float(state.floats[index]);
            case IP -> new Value.Int(state.ip);
            case WORD -> new Value.Int(memory.word(index));
            case BYTE -> new Value.Int(memory.bytes[index] & 0xff);
            case REAL -> new Value.Float(Double.longBitsToDouble(memory.longWord(index)));
        };
    }

    private boolean exists(RegisterCellName name) {
        return name.bytes() == 0 || name.index() <= state.memory.size() - name.bytes();
    }

    String write(String cell, Value value) {
        RegisterCellName name = RegisterCellName.of(cell);
        if (name == null || !exists(name)) {
            return "There is no cell '" + cell + "' now.";
        }
        boolean real = name.kind() == RegisterCellName.Kind.FLOAT || name.kind() == RegisterCellName.Kind.REAL;
        if (real && !(value instanceof Value.Int || value instanceof Value.Float)) {
            return "Only a number can be here.";
        } else if (!real && !(value instanceof Value.Int)) {
            return "Only a whole number can be here.";
        }
        double number = value instanceof Value.Float given ? given.value() : ((Value.Int) value).value();
        long whole = value instanceof Value.Int given ? given.value() : 0;
        int bits = name.kind() == RegisterCellName.Kind.BYTE ? Byte.SIZE : Integer.SIZE;
        if (!real && (whole < -1L << bits - 1 || whole > (1L << bits) - 1)) {
            return "A number of " + bits + " bits fits here, and " + whole + " is none.";
        }
        int index = name.index();
        switch (name.kind()) {
            case REGISTER -> state.registers[index] = (int) whole;
            case FLOAT -> state.floats[index] = number;
            case IP -> {
                return "The address of the next instruction follows from what the program does and cannot be written.";
            }
            case WORD -> state.memory.setWord(index, (int) whole);
            case BYTE -> state.memory.setByte(index, (int) whole);
            case REAL -> state.memory.setLongWord(index, Double.doubleToLongBits(number));
        }
        return "";
    }

    /** See {@link vitrine.machine.Machine#declares}. */
    boolean declares(String name) {
        return slot(name) >= 0 || items.containsKey(name);
    }

    /** The number of a parameter or local of the running function, or -1. */
    private int slot(String name) {
        return name.isEmpty() ? -1 : running().slotNames().indexOf(name);
    }

    /** The cell of a parameter or local of the running function, or of what is in the data segment: of its first part. */
    @Nullable
    String declared(String name) {
        int slot = slot(name);
        if (slot >= 0) {
            return slotCell(running(), slot, state.registers[Registers.FP]);
        }
        Integer item = items.get(name);
        return item == null ? null : dataCell(item, 0);
    }

    boolean hasParts(String name) {
        Integer item = slot(name) >= 0 ? null : items.get(name);
        return item != null && data.items().get(item).count() > 1;
    }

    @Nullable
    String part(String name, long index) {
        Integer item = hasParts(name) ? items.get(name) : null;
        return item == null ? null : dataCell(item, index);
    }

    /** The cell that the machine itself calls so: a register, or a cell by its own name; or a name of the data segment with the number of one of its parts. */
    @Nullable
    String own(String name) {
        int number = RegisterOp.INSTRUCTIONS.register(OperandKind.REGISTER, name);
        if (number >= 0) {
            return RegisterCellName.register(number);
        }
        int real = RegisterOp.INSTRUCTIONS.register(OperandKind.FLOAT_REGISTER, name);
        if (real >= 0) {
            return RegisterCellName.real(real);
        } else if (name.equalsIgnoreCase("ip")) {
            return "register ip";
        }
        RegisterCellName cell = RegisterCellName.of(name);
        if (cell != null) {
            return exists(cell) ? cell.text() : null;
        }
        return numbered(name);
    }

    private @Nullable String numbered(String name) {
        int space = name.lastIndexOf(' ');
        Integer item = space < 0 ? null : items.get(name.substring(0, space));
        return item == null ? null : dataCell(item, Numbers.index(name.substring(space + 1)));
    }

    private @Nullable String dataCell(int item, long part) {
        DataItem.Kind kind = data.items().get(item).kind();
        if (part < 0 || part >= data.items().get(item).count()) {
            return null;
        }
        int address = data.address(item) + (int) part * kind.unit();
        return new RegisterCellName(
                        switch (kind) {
                            case WORDS -> RegisterCellName.Kind.WORD;
                            case FLOATS -> RegisterCellName.Kind.REAL;
                            case TEXT, BYTES -> RegisterCellName.Kind.BYTE;
                        },
                        address)
                .text();
    }

    private Function running() {
        return functionAt(state.ip);
    }

    /** The function whose code is executed when the next instruction is at an address. */
    Function functionAt(int address) {
        return program.functions().get(program.functionAt(Math.min(address, program.codeLength())));
    }

    /** The cell of a parameter or local of a function in a frame; null when its place is not in memory. */
    @Nullable
    String slotCell(Function function, int slot, int fp) {
        int parameters = function.parameters().size();
        if (Registers.CONVENTION.inRegister(slot, parameters)) {
            return RegisterCellName.register(slot);
        }
        long address = (long) fp + Registers.CONVENTION.displacement(slot, parameters);
        return address < 0 || address > state.memory.size() - Bytes.WORD || address % Bytes.WORD != 0
                ? null
                : RegisterCellName.word((int) address);
    }

    /** See {@link vitrine.machine.Machine#frameCell}. */
    @Nullable
    FrameCell frameCell(String text, RegisterFrames frames) {
        RegisterCellName name = RegisterCellName.of(text);
        if (name == null || !exists(name)) {
            return null;
        } else if (name.kind() == RegisterCellName.Kind.REGISTER) {
            int running = program.functionAt(Math.min(state.ip, program.codeLength()));
            int parameters = program.functions().get(running).parameters().size();
            return Registers.CONVENTION.inRegister(name.index(), parameters)
                    ? new FrameCell(state.depth, running, name.index())
                    : null;
        }
        RegisterFrames.Place place = name.bytes() == 0 ? null : frames.place(name.index() & -Bytes.WORD);
        return place == null ? null : new FrameCell(state.depth - place.index(), place.function(), place.slot());
    }

    /** See {@link vitrine.machine.Machine#local}. */
    @Nullable
    String local(int function, int slot, RegisterFrames frames) {
        Function wanted = program.functions().get(function);
        RegisterFrames.Frame frame = frames.of(function);
        boolean register =
                Registers.CONVENTION.inRegister(slot, wanted.parameters().size());
        // a register is a parameter's only while its function runs
        String cell = frame == null
                        || slot >= wanted.slots()
                        || register && !running().equals(wanted)
                ? null
                : slotCell(wanted, slot, frame.fp());
        return cell == null || register || liesIn(cell, function, slot, frames) ? cell : null;
    }

    /** Whether a word is a local of a function: one without room of its own may lie where a frame further in has something else. */
    private static boolean liesIn(String cell, int function, int slot, RegisterFrames frames) {
        RegisterCellName name = RegisterCellName.of(cell);
        RegisterFrames.Place place = name == null ? null : frames.place(name.index() & -Bytes.WORD);
        return place != null && place.function() == function && place.slot() == slot;
    }

    /** The stable name that a text stands for, whether there is such a cell now or not; there is a memory of one size for ever. */
    @Nullable
    String cell(String text) {
        RegisterCellName name = RegisterCellName.of(text);
        return name != null && exists(name) ? name.text() : null;
    }

    /** A word, the bytes in it and the float over it are one: what happens to one of them happens to all. */
    static boolean same(String a, String b) {
        RegisterCellName first = a.startsWith("memory ") ? RegisterCellName.of(a) : null;
        RegisterCellName second = first == null ? null : RegisterCellName.of(b);
        return first == null || second == null ? a.equals(b) : first.touches(second);
    }

    /** What people call a cell now. */
    String label(String cell) {
        return label(cell, running(), state.registers[Registers.FP]);
    }

    /** What people call a cell while a function is executed and a frame pointer has a value. */
    String label(String cell, Function function, int fp) {
        RegisterCellName name = RegisterCellName.of(cell);
        if (name == null) {
            return cell;
        }
        return switch (name.kind()) {
            case REGISTER -> Registers.name(name.index());
            case FLOAT -> Registers.FORMAT.floatRegisters().get(name.index());
            case IP -> "ip";
            case WORD, BYTE, REAL -> place(name, cell, function, fp);
        };
    }

    private String place(RegisterCellName name, String otherwise, Function function, int fp) {
        int address = name.index();
        int index = data.indexAt(address);
        if (index >= 0) {
            DataItem item = data.items().get(index);
            int offset = address - data.address(index);
            boolean fits = offset % item.kind().unit() == 0 && !item.name().isEmpty();
            return !fits
                    ? otherwise
                    : item.count() == 1
                            ? item.name()
                            : item.name() + "[" + offset / item.kind().unit() + "]";
        }
        long distance = (long) address - fp;
        for (int slot = 0; slot < function.slots(); slot++) {
            int parameters = function.parameters().size();
            if (!Registers.CONVENTION.inRegister(slot, parameters)
                    && Registers.CONVENTION.displacement(slot, parameters) == distance) {
                String local = function.slotNames().get(slot);
                return local.isEmpty() ? otherwise : local;
            }
        }
        return otherwise;
    }

    /** The word so many words behind the address that a value is, or null. */
    @Nullable
    String element(Value object, long index) {
        if (!(object instanceof Value.Int base) || Math.abs(index) > Integer.MAX_VALUE) {
            return null;
        }
        long address = base.value() + index * Bytes.WORD;
        return address < 0 || address > state.memory.size() - Bytes.WORD || address % Bytes.WORD != 0
                ? null
                : RegisterCellName.word((int) address);
    }
}
