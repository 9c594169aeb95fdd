package vitrine.asm;

import java.util.List;
import vitrine.asm.Unit.Pending;
import vitrine.isa.Instruction;
import vitrine.isa.Operand;
import vitrine.program.Diagnostics;
import vitrine.program.ProgramRules;
import vitrine.program.SourceRange;

/** The second pass: resolves the operands of every instruction and writes them into the code. */
final class Linker {
    private final Unit unit;
    private final Diagnostics diagnostics;
    private final Suggestions suggestions;
    private final OperandReader operands;

    Linker(Unit unit, Diagnostics diagnostics, Suggestions suggestions) {
        this.unit = unit;
        this.diagnostics = diagnostics;
        this.suggestions = suggestions;
        this.operands = new OperandReader(unit, diagnostics, suggestions);
    }

    /** Writes the code; the answer is the number of the function to start with. */
    int link() {
        new ObjectLinker(unit, diagnostics, suggestions).link();
        Token refused = null;
        for (Pending each : unit.pending) {
            int errors = diagnostics.errors();
            // of an instruction that became two, the second one has the errors of the first
            if (each.mnemonic() != refused) {
                link(each);
            }
            refused = diagnostics.errors() > errors ? each.mnemonic() : refused;
        }
        if (unit.constants.size() > ProgramRules.MOST) {
            diagnostics.error(
                    new SourceRange(1, 1, 1),
                    "There are " + unit.constants.size() + " constants, counting those made for literals; at most "
                            + ProgramRules.MOST + " are possible.",
                    "That is the most that 2 bytes can number. Use fewer.");
        }
        if (unit.names.size() > ProgramRules.MOST) {
            diagnostics.error(
                    new SourceRange(1, 1, 1),
                    "There are " + unit.names.size() + " names of fields and messages; at most " + ProgramRules.MOST
                            + " are possible.",
                    "That is the most that 2 bytes can number. Use fewer.");
        }
        return entry();
    }

    private void link(Pending written) {
        Pending instruction = operands.meant(written);
        List<Operand> wanted = instruction.row().operands();
        List<Argument> given = instruction.arguments();
        long[] values = new long[wanted.size()];
        for (int i = 0; i < values.length; i++) {
            Long otherwise = wanted.get(i).otherwise();
            if (i < given.size()) {
                values[i] = operands.read(i, given.get(i), instruction);
            } else if (otherwise != null) {
                values[i] = otherwise;
            } else {
                missing(instruction, wanted.get(i));
                return;
            }
        }
        if (given.size() > values.length) {
            tooMany(instruction, given.get(values.length));
            return;
        }
        int collision = unit.instructions.collision(instruction.row(), values);
        if (collision >= 0) {
            Argument target = given.get(collision);
            diagnostics.error(
                    target.range(),
                    unit.instructions.collisionMessage(instruction.row(), collision, target.shown()),
                    "Write another register there, such as "
                            + unit.instructions
                                    .registers(wanted.get(collision).kind())
                                    .get(0) + ".");
        }
        unit.instructions.encode(instruction.row(), values, unit.code.bytes(), instruction.address());
    }

    private void missing(Pending instruction, Operand operand) {
        diagnostics.error(
                instruction.mnemonic().range(),
                OperandReader.needs(operand.kind(), instruction) + ", but there is none.",
                new OperandExamples(unit).hint(instruction, null));
    }

    private void tooMany(Pending instruction, Argument extra) {
        if (instruction.arguments().stream().anyMatch(Argument.Bad.class::isInstance)) {
            return; // what was misread may have been one argument and not two
        }
        String name = instruction.mnemonic().text();
        int wanted = instruction.row().operands().size();
        boolean isInstruction = extra instanceof Argument.Name word
                && (unit.instructions.byMnemonic(word.name()) != null
                        || unit.instructions.byAlias(word.name()) != null);
        diagnostics.error(
                extra.range(),
                name + " takes " + operands(instruction.row()) + ", but here is "
                        + (wanted > 0 && !isInstruction ? "also " : "") + "'" + extra.shown() + "'.",
                isInstruction
                        ? "Put '" + extra.shown() + "' on a line of its own."
                        : wanted == 0 && !instruction.row().effect().inputs().isEmpty()
                                ? name + " takes its values from the stack: push them in the lines before."
                                : "Remove it, or write ; before it to make it a comment.");
    }

    /** How many operands an instruction takes, in words. */
    static String operands(Instruction row) {
        int wanted = row.operands().size();
        return (row.operands().stream().anyMatch(Operand::optional) ? "at most " : "")
                + (wanted == 0 ? "no operand" : wanted == 1 ? "one operand" : wanted + " operands");
    }

    private int entry() {
        Argument.Name named = unit.entry;
        if (named == null) {
            return unit.functionByName.getOrDefault(Declarations.MAIN, 0);
        }
        Integer function = unit.functionByName.get(named.name());
        if (function == null) {
            Suggestions.Meant meant = suggestions.meant(named.name(), unit.functionByName.keySet());
            diagnostics.error(
                    named.range(),
                    "There is no function '" + named.shown() + "' to start with.",
                    meant.or("Write that function, or leave .entry out to start with main."),
                    meant.fix(named.range()));
            return 0;
        }
        return function;
    }
}
