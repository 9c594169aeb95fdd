package vitrine.isa;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The instruction table of one machine, with look-ups by byte and by name. It promises that bytes and names are unique (the
 * constructor refuses anything else) and knows nothing of what the instructions mean.
 */
public final class InstructionSet {
    /** What can stand before the name of a register. */
    private static final String SIGN = "$";

    private final List<Instruction> rows;
    private final List<HostCall> hostCalls;
    private final List<FrameLayout> frameLayouts;
    private final List<CollectorName> collectors;
    private final InstructionFormat format;
    private final List<Origin> origins;
    private final Set<OperandKind> used = EnumSet.noneOf(OperandKind.class);
    private final @Nullable Instruction[] byOpcode = new Instruction[256];
    private final Map<String, Instruction> byMnemonic = new HashMap<>();
    private final Map<String, Instruction> byAlias = new HashMap<>();
    private final Map<String, HostCall> hostByName = new HashMap<>();
    private final Map<Integer, HostCall> hostByNumber = new HashMap<>();

    /** Of instructions that are as long as their operands make them, for a machine that leaves no choices. */
    public InstructionSet(List<? extends Instruction> rows, List<? extends HostCall> hostCalls) {
        this(rows, hostCalls, InstructionFormat.VARIABLE, List.of(), List.of(), List.of());
    }

    /**
     * @param frameLayouts those that programs can choose from, the usual one first; empty when there is no choice
     * @param collectors likewise, for a machine that collects garbage
     * @param origins the other machines and languages whose programs fit this machine best
     */
    public InstructionSet(
            List<? extends Instruction> rows,
            List<? extends HostCall> hostCalls,
            InstructionFormat format,
            List<FrameLayout> frameLayouts,
            List<CollectorName> collectors,
            List<Origin> origins) {
        this.rows = List.copyOf(rows);
        this.hostCalls = List.copyOf(hostCalls);
        this.format = format;
        this.frameLayouts = List.copyOf(frameLayouts);
        this.collectors = List.copyOf(collectors);
        this.origins = List.copyOf(origins);
        for (Instruction row : rows) {
            if (byOpcode[row.opcode()] != null || byMnemonic.put(row.mnemonic(), row) != null) {
                throw new IllegalArgumentException(row.mnemonic() + " is not unique in its instruction table");
            }
            byOpcode[row.opcode()] = row;
            row.operands().forEach(operand -> used.add(operand.kind()));
            if (format.length() > 0 && used(row) > format.length()) {
                throw new IllegalArgumentException(row.mnemonic() + " does not fit " + format.length() + " bytes");
            }
        }
        for (Instruction row : rows) {
            Instruction direct = row.direct();
            if (direct != null && length(direct) != length(row)) {
                throw new IllegalArgumentException(
                        row.mnemonic() + " is not as long as " + direct.mnemonic() + ", which stands for it");
            }
            for (String alias : row.aliases()) {
                if (byMnemonic.containsKey(alias) || byAlias.put(alias, row) != null) {
                    throw new IllegalArgumentException(alias + " is not unique in its instruction table");
                }
            }
        }
        for (HostCall call : hostCalls) {
            if (hostByName.put(plain(call.callName()), call) != null || hostByNumber.put(call.number(), call) != null) {
                throw new IllegalArgumentException("host call " + call.callName() + " is not unique");
            }
        }
    }

    public List<Instruction> rows() {
        return rows;
    }

    public List<HostCall> hostCalls() {
        return hostCalls;
    }

    /** Where a program can have its frames, as it chooses, the usual layout first; empty when the machine leaves no choice. */
    public List<FrameLayout> frameLayouts() {
        return frameLayouts;
    }

    /** The garbage collectors that a program can choose from, the usual one first; empty when the machine collects no garbage. */
    public List<CollectorName> collectors() {
        return collectors;
    }

    /** Other machines and languages from which programs are brought to this one, and what is written here for their words. */
    public List<Origin> origins() {
        return origins;
    }

    /** The collector of a name, in any case, or null. */
    public @Nullable CollectorName collector(String name) {
        return collectors.stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /** The row of a byte (0 to 255), or null when the byte is no opcode. */
    public @Nullable Instruction byOpcode(int opcode) {
        return byOpcode[opcode];
    }

    /** The row of a canonical name in any case, or null. */
    public @Nullable Instruction byMnemonic(String name) {
        return byMnemonic.get(name.toUpperCase(Locale.ROOT));
    }

    /** The row that another name stands for, in any case, or null. */
    public @Nullable Instruction byAlias(String name) {
        return byAlias.get(name.toUpperCase(Locale.ROOT));
    }

    /** A host call by name; case and underscores do not matter. */
    public @Nullable HostCall hostCall(String name) {
        return hostByName.get(plain(name));
    }

    public @Nullable HostCall hostCall(int number) {
        return hostByNumber.get(number);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }

    public InstructionFormat format() {
        return format;
    }

    /** The names of the registers that an operand of a kind can be, by number; empty for a kind that names none. */
    public List<String> registers(OperandKind kind) {
        return switch (kind) {
            case REGISTER -> format.registers();
            case FLOAT_REGISTER -> format.floatRegisters();
            default -> List.of();
        };
    }

    /** Whether some instruction takes values from an operand stack or leaves values there. */
    public boolean hasOperandStack() {
        return rows.stream()
                .anyMatch(row -> !row.effect().inputs().isEmpty()
                        || !row.effect().outputs().isEmpty());
    }

    /**
     * The number of the register of a name, in any case, among those that an operand of a kind can be; or -1. Each can be written with a $ before it, so
     * that it is meant also where the program calls something else by its name.
     */
    public int register(OperandKind kind, String name) {
        List<String> names = registers(kind);
        String lower = name.toLowerCase(Locale.ROOT);
        int number = names.indexOf(lower);
        return number < 0 && lower.startsWith(SIGN) ? names.indexOf(lower.substring(1)) : number;
    }

    /** The name of a register as it is written where something else has that name too. */
    public static String explicit(String register) {
        return register.startsWith(SIGN) ? register : SIGN + register;
    }

    /**
     * Which operand of an instruction names a register that the instruction gives another value besides, so that one of the two would be lost: by its
     * index; or -1.
     */
    public int collision(Instruction row, long[] operands) {
        Set<Long> targets =
                new HashSet<>(row.alsoWrites().stream().map(Integer::longValue).toList());
        Set<Long> floats = new HashSet<>();
        for (int i = 0; i < row.operands().size(); i++) {
            Operand operand = row.operands().get(i);
            boolean written = operand.access() == Access.WRITE || operand.access() == Access.BOTH;
            if (written && !(operand.kind() == OperandKind.FLOAT_REGISTER ? floats : targets).add(operands[i])) {
                return i;
            }
        }
        return -1;
    }

    /** What is wrong with an instruction whose operand of an index collides, see {@link #collision}. */
    public String collisionMessage(Instruction row, int operand, String register) {
        String name = row.mnemonic().toLowerCase(Locale.ROOT);
        return name + " also puts a value into " + register + " by itself, so its "
                + row.operands().get(operand).name() + " cannot go there: one of the two would be lost.";
    }

    /** Whether some instruction has an operand of a kind. */
    public boolean uses(OperandKind kind) {
        return used.contains(kind);
    }

    /** How many bytes an instruction takes, its opcode included. */
    public int length(Instruction row) {
        return format.length() > 0 ? format.length() : used(row);
    }

    /** How many bytes of an instruction mean something. */
    private static int used(Instruction row) {
        int length = 1;
        for (Operand operand : row.operands()) {
            length += operand.kind().bytes();
        }
        return length;
    }

    /** What the bytes at an address say, see {@link Decoded}. The address must lie inside the code. */
    public Decoded decode(byte[] code, int address) {
        Instruction row = byOpcode[code[address] & 0xff];
        int length = row != null ? length(row) : Math.max(1, format.length());
        if (row == null || address + length > code.length) {
            return new Decoded(address, null, new long[0], Math.min(length, code.length - address));
        }
        long[] operands = new long[row.operands().size()];
        int at = address + 1;
        for (int i = 0; i < operands.length; i++) {
            OperandKind kind = row.operands().get(i).kind();
            long value = kind.signed() && code[at] < 0 ? -1 : 0;
            for (int end = at + kind.bytes(); at < end; at++) {
                value = value << 8 | code[at] & 0xff;
            }
            operands[i] = value;
        }
        return new Decoded(address, row, operands, length);
    }

    /** Whether the bytes of an instruction are those that {@link #encode} writes: the ones that mean nothing are 0. */
    public boolean isPlain(Decoded decoded, byte[] code) {
        Instruction row = decoded.row();
        if (row != null) {
            for (int at = decoded.address() + used(row); at < decoded.end(); at++) {
                if (code[at] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Writes an instruction at an address; each operand must fit its kind. */
    public void encode(Instruction row, long[] operands, byte[] code, int address) {
        code[address] = (byte) row.opcode();
        int at = address + 1;
        for (int i = 0; i < operands.length; i++) {
            OperandKind kind = row.operands().get(i).kind();
            for (int shift = 8 * (kind.bytes() - 1); shift >= 0; shift -= 8) {
                code[at++] = (byte) (operands[i] >> shift);
            }
        }
        for (int end = address + length(row); at < end; at++) {
            code[at] = 0;
        }
    }
}
