package vitrine.asm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vitrine.isa.FrameLayout;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.program.ClassDeclaration;
import vitrine.program.Constant;
import vitrine.program.DataItem;
import vitrine.program.DataSegment;
import vitrine.program.Function;
import vitrine.program.Global;
import vitrine.program.Handler;
import vitrine.program.HeapSettings;
import vitrine.program.Literal;
import vitrine.program.SourceMap;
import vitrine.program.SourceRange;

/**
 * A text that was read and laid out: every name is declared, every instruction has its address, and the operands wait to be resolved
 * (a name may stand before its declaration).
 */
final class Unit {
    /** A function while its text is read. */
    static final class Body {
        final String name;
        final int start;
        /** Whether it begins without a directive, so that its name was never written. */
        boolean implicit;

        final List<String> parameters = new ArrayList<>();
        final List<String> locals = new ArrayList<>();
        /** All slots: parameters first, then locals, each with its number. */
        final Map<String, Integer> slots = new LinkedHashMap<>();

        final Map<String, Integer> labels = new LinkedHashMap<>();
        /** Where the labels stand in the text. */
        final Map<String, Token> labelTokens = new LinkedHashMap<>();
        /** The line of the text in front of which a declaration of the function can stand; 0 when there is none. */
        int firstLine;

        /** The values that a closure of it captures, each with its number. */
        final Map<String, Integer> captures = new LinkedHashMap<>();
        /** Where the first of them was declared. */
        @Nullable
        SourceRange captureRange;

        final List<PendingHandler> pendingHandlers = new ArrayList<>();
        final List<Handler> handlers = new ArrayList<>();

        Body(String name, int start) {
            this.name = name;
            this.start = start;
        }

        Function function() {
            return new Function(name, start, parameters, locals, List.copyOf(captures.keySet()), handlers);
        }
    }

    /** A class as it was declared: what it extends waits to be found. */
    static final class ClassBody {
        final String name;
        final Token token;
        Argument.@Nullable Name parentName;
        int parent = -1;
        /** The fields with the places where they were declared. */
        final Map<String, SourceRange> fields = new LinkedHashMap<>();

        ClassBody(Token token) {
            this.name = token.name();
            this.token = token;
        }

        ClassDeclaration declaration() {
            return new ClassDeclaration(name, parent, List.copyOf(fields.keySet()));
        }
    }

    /** A handler with its labels and what it catches as they were written. */
    record PendingHandler(Token head, List<Argument> arguments) {}

    /**
     * An instruction with its address and its operands, not yet resolved.
     *
     * @param written the operands as they stand in the text, where another instruction has others
     */
    record Pending(
            Body body,
            Token mnemonic,
            Instruction row,
            List<Argument> arguments,
            List<Argument> written,
            int address) {}

    final String machine;
    final InstructionSet instructions;
    final Code code = new Code();
    final List<Pending> pending = new ArrayList<>();

    final List<Constant> constants = new ArrayList<>();
    final Map<String, Integer> constantByName = new LinkedHashMap<>();
    private final Map<Literal, Integer> unnamed = new HashMap<>();

    final List<Global> globals = new ArrayList<>();
    final Map<String, Integer> globalByName = new LinkedHashMap<>();

    /** What stands in the data segment, for a machine that has one; constants and globals are there then. */
    final List<DataItem> data = new ArrayList<>();

    /** The address of each name. */
    final Map<String, Integer> dataByName = new LinkedHashMap<>();

    private final Map<DataItem, Integer> unnamedData = new HashMap<>();
    /** The line of the text in front of which a declaration can stand that is not of a function. */
    int firstLine;

    private int dataLength;
    int memoryBytes;

    final List<SourceMap.Mark> marks = new ArrayList<>();

    final List<Body> bodies = new ArrayList<>();
    final Map<String, Integer> functionByName = new LinkedHashMap<>();

    final List<ClassBody> classes = new ArrayList<>();
    final Map<String, Integer> classByName = new LinkedHashMap<>();

    /** The names of fields and messages that instructions use, each with its number. */
    final Map<String, Integer> names = new LinkedHashMap<>();

    Argument.@Nullable Name entry;
    FrameLayout frames = FrameLayout.APART;
    HeapSettings heap = HeapSettings.USUAL;

    Unit(String machine, InstructionSet instructions) {
        this.machine = machine;
        this.instructions = instructions;
    }

    /** How many bytes the data segment has so far. */
    int dataLength() {
        return dataLength;
    }

    /** Adds an item, for which there must be room, and gives its address. */
    int addData(DataItem item) {
        int address = (int) DataSegment.aligned(dataLength, item.kind());
        if (item.name().isEmpty()) {
            unnamedData.putIfAbsent(item, address);
        } else {
            dataByName.put(item.name(), address);
        }
        data.add(item);
        dataLength = address + item.length();
        return address;
    }

    /** The address of an item without a name, which is added when there is no equal one yet; -1 when there is no room. */
    int pooled(DataItem item) {
        Integer known = unnamedData.get(item);
        if (known != null) {
            return known;
        }
        return DataSegment.aligned(dataLength, item.kind()) + item.length() <= DataSegment.MOST ? addData(item) : -1;
    }

    /** Whether constants and globals are items of a data segment. */
    boolean hasData() {
        return instructions.uses(OperandKind.DATA);
    }

    void addConstant(Constant constant) {
        if (constant.name().isEmpty()) {
            unnamed.putIfAbsent(constant.value(), constants.size());
        } else {
            constantByName.put(constant.name(), constants.size());
        }
        constants.add(constant);
    }

    /** The number of a name of a field or a message, which is added when it is new. */
    int name(String name) {
        return names.computeIfAbsent(name, each -> names.size());
    }

    /** The number of the unnamed constant of a value, which is added when there is none yet. */
    int constant(Literal value) {
        Integer known = unnamed.get(value);
        if (known != null) {
            return known;
        }
        addConstant(new Constant("", value));
        return constants.size() - 1;
    }
}
