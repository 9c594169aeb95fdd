package vitrine.asm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vitrine.isa.Decoded;
import vitrine.isa.OperandKind;
import vitrine.program.CodeRows;
import vitrine.program.Function;
import vitrine.program.Handler;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/**
 * A label for each row that an instruction or a handler of the same function goes to, and for the end of a function where a handler's range ends there: the one of the source where it is known, else L1, L2, ... counted
 * in each function. Labels of the source that nothing goes to are kept.
 */
final class Labels implements OperandWriter.LabelNames {
    private final Map<Integer, String> byAddress = new HashMap<>();
    private final List<Set<String>> names = new ArrayList<>();
    /** For each function the label behind its last row; "" where none is wanted. */
    private final List<String> ends = new ArrayList<>();

    private final Program program;

    Labels(Program program, CodeRows rows, SourceMap sourceMap) {
        this.program = program;
        boolean[] wanted = new boolean[program.codeLength() + 1];
        for (int row = 0; row < rows.size(); row++) {
            Decoded decoded = rows.decode(row);
            long target = decoded.target();
            if (target >= 0
                    && target < program.codeLength()
                    && !namesFunction(decoded)
                    && program.functionAt((int) target) == program.functionAt(decoded.address())) {
                wanted[(int) target] = true;
            }
        }
        for (Function function : program.functions()) {
            for (Handler handler : function.handlers()) {
                wanted[handler.from()] = true;
                wanted[handler.to()] = true;
                wanted[handler.address()] = true;
            }
        }
        Map<Integer, String> known = sourceMap.labels();
        for (int function = 0, row = 0; function < program.functions().size(); function++) {
            int end = program.end(function);
            int first = row;
            Set<String> taken = new HashSet<>();
            for (; row < rows.size() && rows.address(row) < end; row++) {
                String label = known.get(rows.address(row));
                if (label != null && taken.add(label)) {
                    byAddress.put(rows.address(row), label);
                }
            }
            int number = 0;
            for (int each = first; each < row; each++) {
                int address = rows.address(each);
                if (wanted[address] && !byAddress.containsKey(address)) {
                    String label;
                    do {
                        label = "L" + ++number;
                    } while (taken.contains(label));
                    taken.add(label);
                    byAddress.put(address, label);
                }
            }
            boolean ended =
                    program.functions().get(function).handlers().stream().anyMatch(each -> each.to() == end);
            String label = ended ? "end" : "";
            while (ended && !taken.add(label)) {
                label = "L" + ++number;
            }
            ends.add(label);
            names.add(taken);
        }
    }

    /** Whether an instruction goes to a place that has the name of a function, and needs no other. */
    private boolean namesFunction(Decoded decoded) {
        return decoded.row() != null
                && decoded.row().operands().stream().anyMatch(each -> each.kind() == OperandKind.CODE)
                && program.functions()
                                .get(program.functionAt((int) decoded.target()))
                                .start()
                        == decoded.target();
    }

    @Override
    public boolean has(String name, int function) {
        return names.get(function).contains(name);
    }

    @Override
    public Set<String> all(int function) {
        return names.get(function);
    }

    /** The label of an address, "" when it has none. */
    String at(int address) {
        return byAddress.getOrDefault(address, "");
    }

    /** The label by which an instruction of a function can name a target, "" when there is none. */
    @Override
    public String of(long target, int function) {
        if (target == program.end(function)) {
            return ends.get(function);
        }
        return target >= 0 && target < program.codeLength() && program.functionAt((int) target) == function
                ? at((int) target)
                : "";
    }

    /** The label behind the last row of a function, "" when it has none. */
    String atEnd(int function) {
        return ends.get(function);
    }
}
