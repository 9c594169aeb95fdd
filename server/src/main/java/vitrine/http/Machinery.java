package vitrine.http;

import java.util.ArrayList;
import java.util.List;
import vitrine.asm.Directive;
import vitrine.isa.HostCall;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.protocol.Responses.DirectiveRow;
import vitrine.protocol.Responses.ForeignWordRow;
import vitrine.protocol.Responses.HostCallRow;
import vitrine.protocol.Responses.InstructionTable;
import vitrine.protocol.Responses.MachineInfo;
import vitrine.protocol.Responses.OperandRow;
import vitrine.protocol.Responses.OriginInfo;
import vitrine.protocol.Responses.Row;

/** What there is to know of machines before any program runs. */
final class Machinery {
    private Machinery() {}

    static List<MachineInfo> machines() {
        return Machines.all().stream()
                .map(kind -> new MachineInfo(kind.name(), kind.title(), kind.summary(), kind.wordBits(), kind.areas()))
                .toList();
    }

    private static MachineKind kind(String machine) {
        MachineKind kind = Machines.named(machine);
        if (kind == null) {
            List<String> names = Machines.all().stream().map(MachineKind::name).toList();
            throw Problem.notFound(
                    "There is no machine of this name.", "The machines are: " + String.join(", ", names) + ".");
        }
        return kind;
    }

    /** What is written on a machine for the words of others. */
    static List<OriginInfo> origins(String machine) {
        return kind(machine).instructions().origins().stream()
                .map(origin -> new OriginInfo(
                        origin.id(),
                        origin.title(),
                        origin.about(),
                        origin.words().stream()
                                .map(each -> new ForeignWordRow(each.theirs(), each.ours(), each.note()))
                                .toList()))
                .toList();
    }

    static InstructionTable instructions(String machine) {
        MachineKind kind = kind(machine);
        InstructionSet set = kind.instructions();
        List<Row> rows = new ArrayList<>();
        for (Instruction each : set.rows()) {
            rows.add(new Row(
                    each.mnemonic(),
                    each.opcode(),
                    each.group(),
                    each.operands().stream()
                            .map(operand -> new OperandRow(
                                    operand.name(),
                                    operand.kind().name(),
                                    operand.kind().bytes(),
                                    operand.kind().signed(),
                                    operand.access().name(),
                                    operand.otherwise(),
                                    operand.kind().description()))
                            .toList(),
                    each.effect().text(),
                    each.flow().name(),
                    each.summary(),
                    each.narration(),
                    each.aliases(),
                    set.length(each)));
        }
        List<HostCallRow> hostCalls = new ArrayList<>();
        for (HostCall each : set.hostCalls()) {
            hostCalls.add(new HostCallRow(
                    each.callName(), each.number(), each.effect().text(), each.summary()));
        }
        List<DirectiveRow> directives = Directive.of(set).stream()
                .map(each -> new DirectiveRow(each.text(), each.syntax(), each.summary()))
                .toList();
        return new InstructionTable(
                kind.name(),
                set.format().length(),
                kind.wordBits(),
                set.format().convention(),
                set.format().registers(),
                set.format().floatRegisters(),
                set.collectors(),
                rows,
                hostCalls,
                directives);
    }
}
