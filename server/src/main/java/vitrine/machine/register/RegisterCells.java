package vitrine.machine.register;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Bytes;
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

    private final RegisterState state;
    private final Program program;
    private final DataSegment data;
    /** Words that mean a cell with a number behind them. */
    private final Set<String> numbered = new HashSet<>(Set.of("register", "float", "memory"));

    RegisterCells(RegisterState state, Program program) {
        this.state = state;
        this.program = program;
        data = program.data();
        for (DataItem item : data.items()) {
            if (item.count() > 1 && !item.name().isEmpty()) {
                numbered.add(item.name());
            }
        }
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(Registers.FORMAT.registers());
        names.addAll(Registers.FORMAT.floatRegisters());
        names.add("ip");
        return Set.copyOf(names);
    }

    Set<String> numbered() {
        return numbered;
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

    /**
     * The cell that a name means: a parameter or local of the running function, a name of the data segment, a register, a cell's own name, or a name
     * of the data segment with the number of one of its parts.
     */
    @Nullable
    String resolve(String name) {
        Function function = running();
        int slot = function.slotNames().indexOf(name);
        if (slot >= 0) {
            return slotCell(function, slot, state.registers[Registers.FP]);
        }
        int item = data.indexOf(name);
        if (item >= 0) {
            return dataCell(item, 0);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        int number = Registers.FORMAT.registers().indexOf(lower);
        if (number >= 0) {
            return RegisterCellName.register(number);
        }
        int real = Registers.FORMAT.floatRegisters().indexOf(lower);
        if (real >= 0) {
            return RegisterCellName.real(real);
        } else if (lower.equals("ip")) {
            return "register ip";
        }
        RegisterCellName cell = RegisterCellName.of(name);
        if (cell != null) {
            return exists(cell) ? cell.text() : null;
        }
        return part(name);
    }

    private @Nullable String part(String name) {
        int space = name.lastIndexOf(' ');
        int item = space < 0 ? -1 : data.indexOf(name.substring(0, space));
        return item < 0 ? null : dataCell(item, Numbers.index(name.substring(space + 1)));
    }

    private @Nullable String dataCell(int item, int part) {
        DataItem.Kind kind = data.items().get(item).kind();
        if (part < 0 || part >= data.items().get(item).count()) {
            return null;
        }
        int address = data.address(item) + part * kind.unit();
        return new RegisterCellName(
                        switch (kind) {
                            case WORDS -> RegisterCellName.Kind.WORD;
                            case FLOATS -> RegisterCellName.Kind.REAL;
                            case TEXT, BYTES -> RegisterCellName.Kind.BYTE;
                        },
                        address)
                .text();
    }

    Function running() {
        return program.functions().get(program.functionAt(Math.min(state.ip, program.codeLength())));
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
        RegisterCellName name = RegisterCellName.of(cell);
        if (name == null) {
            return cell;
        }
        return switch (name.kind()) {
            case REGISTER -> Registers.name(name.index());
            case FLOAT -> Registers.FORMAT.floatRegisters().get(name.index());
            case IP -> "ip";
            case WORD, BYTE, REAL -> place(name, cell);
        };
    }

    private String place(RegisterCellName name, String otherwise) {
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
        Function function = running();
        long distance = (long) address - state.registers[Registers.FP];
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
