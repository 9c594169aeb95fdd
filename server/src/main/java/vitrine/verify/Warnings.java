package vitrine.verify;

import static vitrine.verify.Verification.UNKNOWN;
import static vitrine.verify.Verification.UNREACHED;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import vitrine.isa.Decoded;
import vitrine.isa.Flow;
import vitrine.isa.Instruction;
import vitrine.isa.OperandKind;
import vitrine.program.Counts;
import vitrine.program.DataItem;
import vitrine.program.DataSegment;
import vitrine.program.Diagnostic;
import vitrine.program.Diagnostics;
import vitrine.program.Function;
import vitrine.program.Handler;
import vitrine.program.Program;
import vitrine.program.SourceMap;
import vitrine.program.SourceRange;

/** Puts into words what is wrong at the places that control reaches, and which places it does not reach. */
final class Warnings {
    /** A handler is compared with so many before it. */
    private static final int MOST_COMPARED = 100;

    /** Names for what a program has not declared. */
    private static final List<String> NAMES = List.of("x", "y", "z");

    private final CodePlan plan;
    private final HeightFlow flow;
    private final Program program;
    private final SourceMap sourceMap;
    private final Diagnostics diagnostics = new Diagnostics();
    /** The return of the present function that was met first: where, and with how many values. */
    private int firstReturn;

    private final ObjectWarnings objects;

    Warnings(CodePlan plan, HeightFlow flow, SourceMap sourceMap) {
        this.plan = plan;
        this.flow = flow;
        this.program = plan.program;
        this.sourceMap = sourceMap;
        this.objects = new ObjectWarnings(plan);
    }

    List<Diagnostic> toList() {
        return diagnostics.toList();
    }

    void addFor(int index) {
        Function function = program.functions().get(index);
        int end = program.end(index);
        firstReturn = UNREACHED;
        if (plan.isEmpty(index)) {
            diagnostics.warning(
                    new SourceRange(0, 0, 0),
                    "Function '" + function.name() + "' has no instructions: a call of it runs on " + behind(end) + ".",
                    "End the function with " + ways() + ".");
        }
        warn(function.start(), objects.method(function));
        for (int i = 0; i < function.handlers().size(); i++) {
            Handler handler = function.handlers().get(i);
            warn(
                    handler.address(),
                    ObjectWarnings.handler(handler, function.handlers().subList(0, Math.min(i, MOST_COMPARED))));
        }
        for (int at = function.start(); at < end; at++) {
            if (flow.heights[at] != UNREACHED) {
                clash(at);
                Decoded decoded = plan.decode(at);
                Instruction row = decoded.row();
                if (row == null) {
                    noInstruction(at);
                } else {
                    operands(decoded, row, function);
                    height(decoded, row, index);
                    next(decoded, row, index);
                }
            }
        }
        if (!plan.isWild(index)) {
            unreached(index);
        }
    }

    private void clash(int at) {
        if (flow.clashFrom[at] == UNREACHED) {
            return;
        }
        warn(
                at,
                "Depending on how the program gets here, the stack has " + values(flow.firstHeight[at]) + " ("
                        + from(flow.cameFrom[at]) + ") or " + values(flow.clashHeight[at]) + " ("
                        + from(flow.clashFrom[at]) + ").",
                "Push or pop on one of the ways, so that both bring the same number of values.");
    }

    private void noInstruction(int at) {
        int code = plan.code[at] & 0xff;
        Instruction cut = plan.instructions.byOpcode(code);
        warn(
                at,
                cut == null
                        ? String.format("The program comes to the byte 0x%02x here, which is not an instruction.", code)
                        : "The program comes here, but the code ends in the middle of '" + lower(cut) + "'.",
                "The program will stop here.");
    }

    private void operands(Decoded decoded, Instruction row, Function function) {
        for (int i = 0; i < decoded.operands().length; i++) {
            long value = decoded.operands()[i];
            OperandKind kind = row.operands().get(i).kind();
            String what = switch (kind) {
                case CONSTANT -> missing(value, program.constants().size(), "constant", "the program");
                case GLOBAL -> missing(value, program.globals().size(), "global", "the program");
                case FUNCTION -> missing(value, program.functions().size(), "function", "the program");
                case LOCAL -> missing(value, function.slots(), "local", "function '" + function.name() + "'");
                case REGISTER, FLOAT_REGISTER ->
                    missing(
                            value,
                            plan.instructions.registers(kind).size(),
                            kind.description().substring(2),
                            "the machine");
                case HOST ->
                    plan.instructions.hostCall((int) value) == null ? "There is no host call " + value + "." : "";
                default -> "";
            };
            if (!what.isEmpty()) {
                warn(decoded.address(), what, howToDeclare(kind, value, function));
            }
            warn(decoded.address(), objects.operand(kind, value, decoded, function));
            String data = kind == OperandKind.DATA ? data(row, value) : "";
            if (!data.isEmpty()) {
                warn(decoded.address(), data, "The bytes there will be read as something that they are not.");
            }
        }
    }

    /** What to write so that there is a local or a global of a number; of other kinds, what becomes of it. */
    private String howToDeclare(OperandKind kind, long value, Function function) {
        long lacking = value
                + 1
                - (kind == OperandKind.LOCAL
                        ? function.slots()
                        : program.globals().size());
        if (kind != OperandKind.LOCAL && kind != OperandKind.GLOBAL || lacking > NAMES.size()) {
            return "The program will stop here.";
        }
        List<String> names = NAMES.subList(0, (int) lacking);
        return kind == OperandKind.LOCAL
                ? "The program will stop here. Declare it at the beginning of the function: .local "
                        + String.join(" ", names) + ". Then you can also write " + names.get(names.size() - 1) + " for "
                        + value + ". A value that all functions share is a global: .global " + NAMES.get(0) + globals()
                : "The program will stop here. Declare it before the functions: "
                        + names.stream().map(each -> ".global " + each).collect(Collectors.joining(", "))
                        + (names.size() > 1 ? ", each on a line of its own" : "") + ". Then you can also write "
                        + names.get(names.size() - 1) + " for " + value + ".";
    }

    /** The instructions for globals, as the machine has them. */
    private String globals() {
        String names = plan.instructions.rows().stream()
                .filter(each ->
                        each.operands().size() == 1 && each.operands().get(0).kind() == OperandKind.GLOBAL)
                .map(Warnings::lower)
                .collect(Collectors.joining(" and "));
        return names.isEmpty() ? "." : ", with " + names + ".";
    }

    /** What is wrong with an address in the data segment that an instruction names; "" when nothing is. */
    private String data(Instruction row, long address) {
        DataSegment data = program.data();
        int index = data.indexAt(address);
        DataItem.Kind wanted = DataItem.Kind.takenBy(row);
        if (index < 0) {
            return String.format("0x%04x", address)
                    + (address < data.length()
                            ? " lies between two things in the data segment."
                            : " is outside the data segment, which "
                                    + (data.length() == 0
                                            ? "is empty."
                                            : "has " + Counts.of(data.length(), "byte") + "."));
        }
        DataItem item = data.items().get(index);
        boolean fits = item.kind() == DataItem.Kind.BYTES
                || item.kind() == wanted && (address - data.address(index)) % wanted.unit() == 0;
        String name = item.name().isEmpty() ? "what is there" : "'" + item.name() + "'";
        if (!fits && item.kind() == wanted) {
            return String.format("0x%04x", address) + " is in the middle of " + kind(wanted) + " of " + name + ".";
        }
        return fits ? "" : lower(row) + " takes " + kind(wanted) + ", but " + name + " is " + kind(item.kind()) + ".";
    }

    private static String kind(DataItem.Kind kind) {
        return switch (kind) {
            case WORDS -> "a word";
            case FLOATS -> "a float";
            case TEXT -> "a text";
            case BYTES -> "bytes";
        };
    }

    static String missing(long index, int size, String what, String owner) {
        if (index < size) {
            return "";
        }
        return "There is no " + what + " " + index + ": " + owner + " has "
                + (size == 0 ? "none." : size == 1 ? "one, number 0." : size + ", numbers 0 to " + (size - 1) + ".");
    }

    private void height(Decoded decoded, Instruction row, int index) {
        int height = flow.heights[decoded.address()];
        if (height == UNKNOWN) {
            return;
        }
        StackChange change = StackChange.of(decoded, row, plan, flow.results);
        if (height < change.needs()) {
            long lacking = change.needs() - height;
            boolean parameters = !program.functions().get(index).parameters().isEmpty();
            warn(
                    decoded.address(),
                    lower(row) + " needs " + values(change.needs()) + ", but here the stack has "
                            + (height == 0 ? "none" : String.valueOf(height)) + ".",
                    "Push " + (lacking == 1 ? "another value" : Counts.of(lacking, "more value")) + " before this line."
                            + (parameters ? " Parameters are locals; they are not on the stack." : ""));
        }
        int group = plan.methods.of(index);
        if (row.flow() == Flow.RETURN && (flow.called[index] || group >= 0 && flow.called[group])) {
            if (firstReturn == UNREACHED) {
                firstReturn = decoded.address();
            } else if (flow.heights[firstReturn] != height) {
                warn(
                        decoded.address(),
                        "Function '" + program.functions().get(index).name() + "' leaves " + values(height)
                                + " for its caller here, but " + values(flow.heights[firstReturn]) + " "
                                + place(firstReturn) + ".",
                        "Make every return leave the same number of values.");
            }
        }
    }

    private void next(Decoded decoded, Instruction row, int index) {
        Function function = program.functions().get(index);
        Flow how = row.flow();
        if (how == Flow.JUMP || how == Flow.BRANCH) {
            long target = plan.target(decoded);
            if (target != CodePlan.COMPUTED) {
                target(decoded, row, target, function, program.end(index));
            }
        }
        long called = plan.called(decoded);
        if (called != CodePlan.COMPUTED) {
            called(decoded, row, called);
        }
        boolean goesOn = how == Flow.NEXT || how == Flow.BRANCH || how == Flow.CALL;
        int callee = how == Flow.CALL
                ? StackChange.of(decoded, row, plan, flow.results).callee()
                : -1;
        boolean comesBack = callee < 0 || flow.results[callee] != UNREACHED;
        boolean ends = decoded.end() == program.codeLength()
                && plan.instructions.format().endsBehindCode();
        if (goesOn && comesBack && decoded.end() >= program.end(index) && !ends) {
            warn(
                    decoded.address(),
                    "Function '" + function.name() + "' does not end after this instruction: the program runs on "
                            + behind(decoded.end()) + ".",
                    "End the function with " + ways() + ".");
        }
    }

    private void target(Decoded decoded, Instruction row, long target, Function function, int end) {
        if (!plan.inCode(target)) {
            warn(decoded.address(), outside(row, target), "Jump to a label.");
        } else if (target < function.start() || target >= end) {
            String other =
                    program.functions().get(program.functionAt((int) target)).name();
            warn(
                    decoded.address(),
                    goes(row, target) + ", out of function '" + function.name() + "' and into function '" + other
                            + "'.",
                    "Call the function instead, so that it gets a frame of its own.");
        } else if (plan.rows.rowAt((int) target) < 0) {
            warn(
                    decoded.address(),
                    middle(row, target),
                    "The bytes there will be read as other instructions. Jump to a label.");
        }
    }

    private void called(Decoded decoded, Instruction row, long target) {
        if (!plan.inCode(target)) {
            warn(decoded.address(), outside(row, target), "Call a function or a label.");
        } else if (plan.rows.rowAt((int) target) < 0) {
            warn(decoded.address(), middle(row, target), "The bytes there will be read as other instructions.");
        }
    }

    private String goes(Instruction row, long target) {
        return lower(row) + " goes to " + (target < 0 ? String.valueOf(target) : String.format("0x%04x", target));
    }

    private String outside(Instruction row, long target) {
        return goes(row, target) + ", outside the code, which has the addresses 0 to "
                + String.format("0x%04x", plan.code.length - 1) + ".";
    }

    private String middle(Instruction row, long target) {
        int start = plan.rows.address(plan.rows.rowOf((int) target));
        Decoded middle = plan.decode(start);
        return goes(row, target) + ", into the middle of "
                + (middle.row() == null ? "bytes" : "the instruction '" + lower(middle.row()) + "'") + " "
                + place(start) + ".";
    }

    private void unreached(int index) {
        int row = plan.rows.rowAt(program.functions().get(index).start());
        int end = program.end(index);
        while (row >= 0 && row < plan.rows.size() && plan.rows.address(row) < end) {
            int first = row;
            int instructions = 0;
            boolean computed = false;
            while (row < plan.rows.size()
                    && plan.rows.address(row) < end
                    && flow.heights[plan.rows.address(row)] == UNREACHED) {
                instructions += plan.rows.decode(row).row() == null ? 0 : 1;
                computed |= plan.isPushed(plan.rows.address(row));
                row++;
            }
            if (instructions > 0 && !computed) {
                warn(
                        plan.rows.address(first),
                        instructions == 1
                                ? "This instruction is never reached."
                                : "These " + instructions + " instructions are never reached.",
                        "The instruction before it always goes elsewhere. To get here, write a label and jump to it.");
            }
            row = Math.max(row, first + 1);
        }
    }

    /** What stands at an address behind the end of a function. */
    private String behind(int address) {
        return plan.inCode(address)
                ? "into function '"
                        + program.functions().get(program.functionAt(address)).name() + "'"
                : "past the end of the code";
    }

    /** How a function can end, as the instruction table has it. */
    private String ways() {
        StringBuilder ways = new StringBuilder();
        Set<Flow> told = EnumSet.noneOf(Flow.class);
        for (Instruction each : plan.instructions.rows()) {
            if ((each.flow() == Flow.RETURN || each.flow() == Flow.END) && told.add(each.flow())) {
                ways.append(ways.isEmpty() ? "" : " or ").append(lower(each));
            }
        }
        return ways.toString();
    }

    private void warn(int address, String message, String hint) {
        int line = line(address);
        String where = line == 0 ? String.format("At 0x%04x: ", address) : "";
        diagnostics.warning(new SourceRange(line, line == 0 ? 0 : 1, 0), where + message, hint);
    }

    private void warn(int address, ObjectWarnings.Fault fault) {
        if (!fault.message().isEmpty()) {
            warn(address, fault.message(), fault.hint());
        }
    }

    private int line(int address) {
        return sourceMap.lineAt(address);
    }

    private String place(int address) {
        int line = line(address);
        return line == 0 ? String.format("at 0x%04x", address) : "in line " + line;
    }

    private String from(int address) {
        if (address == UNREACHED) {
            return "from the beginning of the function";
        } else if (address == HeightFlow.THROWN) {
            return "after an exception";
        }
        int line = line(address);
        return line == 0 ? String.format("from 0x%04x", address) : "from line " + line;
    }

    private static String values(long count) {
        return Counts.of(count, "value");
    }

    private static String lower(Instruction row) {
        return row.mnemonic().toLowerCase(Locale.ROOT);
    }
}
