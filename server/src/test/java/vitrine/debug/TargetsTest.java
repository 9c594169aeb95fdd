package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vitrine.asm.Assembler;
import vitrine.isa.Access;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.Operand;
import vitrine.isa.OperandKind;
import vitrine.machine.Effect;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Machines;
import vitrine.machine.Sources;
import vitrine.machine.Value;
import vitrine.machine.Window;
import vitrine.program.Assembly;

/**
 * An instruction does the same, and is told in the same words, whether its operands name one register or several, and whatever registers they are: what is
 * read is read before anything is written. Where that cannot be, since one register would get two values, the instruction is refused.
 */
class TargetsTest {
    private static final InstructionSet SET = Machines.named("register").instructions();
    private static final List<String> REGISTERS = List.of("$0", "$1", "sp", "fp", "eq", "rem", "loop");
    private static final List<String> FLOATS = List.of("$f0", "$f1");
    /** Registers that nothing else uses, one for each operand. */
    private static final int FREE = 16;

    /** What a program is before the instruction that is looked at: every register has a value that is also an address in the data segment or on the stack. */
    private static final String BEFORE = """
            .machine register
            .memory 4096
            .data
            words: .integer 3 -5 7 11 -13 17 19 23 29 31 37 41
            half: .float 2.5
            .code
            .func main
            .local x y
                load $8 #70
                load $9 #-80
                push $8
                push $9
                loadf64 $f0 #3
                loadf64 $f1 #-5
                load eq #24
                load rem #32
                load loop #40
                load $0 #8
                load $1 #16
            """;

    @TestFactory
    Stream<DynamicTest> everyInstructionDoesTheSameWithAnyRegisters() {
        return SET.rows().stream()
                .filter(row -> row.operands().stream().anyMatch(TargetsTest::isRegister))
                .map(row -> DynamicTest.dynamicTest(row.mnemonic(), () -> {
                    for (List<String> registers : choices(row)) {
                        check(row, registers);
                    }
                }));
    }

    private static boolean isRegister(Operand operand) {
        return operand.kind() == OperandKind.REGISTER || operand.kind() == OperandKind.FLOAT_REGISTER;
    }

    /** The registers of an instruction, in all ways in which two are equal, and one register of each name. */
    private static List<List<String>> choices(Instruction row) {
        List<List<String>> all = List.of(List.of());
        List<Operand> operands =
                row.operands().stream().filter(TargetsTest::isRegister).toList();
        for (Operand operand : operands) {
            List<String> names = operand.kind() == OperandKind.REGISTER ? REGISTERS : FLOATS;
            all = all.stream()
                    .flatMap(before -> names.stream().map(name -> {
                        List<String> longer = new ArrayList<>(before);
                        longer.add(name);
                        return longer;
                    }))
                    .toList();
        }
        return all.stream()
                .filter(each -> operands.size() < 3
                        || each.stream().distinct().count() < each.size()
                        || row.alsoWrites().stream()
                                .anyMatch(also -> each.contains(REGISTERS.get(2)) || each.contains("rem")))
                .toList();
    }

    private static String text(Instruction row, List<String> registers) {
        StringBuilder text = new StringBuilder("    " + row.mnemonic().toLowerCase(Locale.ROOT));
        int next = 0;
        for (Operand operand : row.operands()) {
            if (isRegister(operand)) {
                text.append(' ').append(registers.get(next++));
            } else if (operand.kind() == OperandKind.DATA) {
                text.append(' ').append(row.mnemonic().endsWith("F64") ? "half" : "words");
            } else {
                text.append(' ').append(4);
            }
        }
        return text + "\n    nop\n    hlt\n";
    }

    private static void check(Instruction row, List<String> registers) {
        StringBuilder before = new StringBuilder(BEFORE);
        List<String> free = new ArrayList<>();
        for (int i = 0; i < registers.size(); i++) {
            boolean real = registers.get(i).startsWith("$f");
            free.add((real ? "$f" : "$") + (FREE + i));
            before.append(real ? "    movef64 " : "    move ")
                    .append(registers.get(i))
                    .append(' ')
                    .append(free.get(i))
                    .append('\n');
        }
        String what = text(row, registers).strip();
        Assembly assembly = Assembler.assemble(before + text(row, registers), "register", Machines.instructionSets());
        int collision = collision(row, registers);
        if (collision >= 0) {
            assertThat(assembly.program()).as(what).isNull();
            assertThat(assembly.diagnostics()).as(what).hasSize(1);
            assertThat(assembly.diagnostics().get(0).message())
                    .isEqualTo(row.mnemonic().toLowerCase(Locale.ROOT) + " also puts a value into "
                            + registers.get(collision) + " by itself, so its "
                            + operands(row).get(collision).name()
                            + " cannot go there: one of the two would be lost.");
            return;
        }
        assertThat(assembly.program())
                .as("%s\n%s", what, assembly.diagnostics())
                .isNotNull();
        Seen actual = new Seen(assembly);
        Seen apart = new Seen(Assembler.assemble(before + text(row, free), "register", Machines.instructionSets()));
        Map<String, Value> expected = new LinkedHashMap<>(actual.before);
        for (int number : row.alsoWrites()) {
            String name = SET.registers(OperandKind.REGISTER).get(number);
            expected.put(name, apart.after.get(name));
        }
        List<Operand> operands = operands(row);
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i).access() == Access.WRITE || operands.get(i).access() == Access.BOTH) {
                expected.put(registers.get(i), apart.after.get(free.get(i)));
            }
        }
        assertThat(actual.after).as(what).isEqualTo(expected);
        assertThat(actual.memory).as(what).isEqualTo(apart.memory);
        assertThat(actual.address).as(what).isEqualTo(apart.address);
        String sentence = apart.report.sentence();
        for (int i = 0; i < registers.size(); i++) {
            sentence = sentence.replaceAll("\\Q" + free.get(i) + "\\E\\b", "\\" + registers.get(i));
        }
        sentence = sentence.replace("\\", "");
        assertThat(actual.report.sentence()).as(what).isEqualTo(sentence).doesNotContain("…");
    }

    private static List<Operand> operands(Instruction row) {
        return row.operands().stream().filter(TargetsTest::isRegister).toList();
    }

    /** The operand whose register would get two values, or -1: found without the table's own way. */
    private static int collision(Instruction row, List<String> registers) {
        List<Operand> operands = operands(row);
        for (int i = 0; i < operands.size(); i++) {
            boolean written =
                    operands.get(i).access() == Access.WRITE || operands.get(i).access() == Access.BOTH;
            String own = row.mnemonic().equals("DIV") ? "rem" : row.mnemonic().equals("POP") ? "sp" : "";
            if (written && registers.get(i).equals(own)) {
                return i;
            }
        }
        return -1;
    }

    /** A program before and behind the instruction in question, the third from its end. */
    private static final class Seen {
        final Map<String, Value> before;
        final Map<String, Value> after;
        final String memory;
        final int address;
        final StepReport report;

        Seen(Assembly assembly) {
            Debugger debugger = Moments.debugger(assembly, Limits.DEFAULT, Moments.inputs(1), 1 << 16);
            Machine machine = debugger.machine();
            int instruction = assembly.program().codeLength() - 12;
            Moments.finish(debugger.begin(new Motion.GoTo(instruction / 4)), 1_000);
            assertThat(machine.address()).isEqualTo(instruction);
            before = registers(machine);
            Moments.finish(debugger.begin(new Motion.StepIn(1)), 1_000);
            report = debugger.lastStep();
            after = registers(machine);
            memory = machine.view("memory", new Window(0, 4_096)).memory().bytes();
            assertThat(Base64.getDecoder().decode(memory)).hasSize(4_096);
            address = machine.address();
        }

        private static Map<String, Value> registers(Machine machine) {
            Map<String, Value> values = new LinkedHashMap<>();
            for (OperandKind kind : List.of(OperandKind.REGISTER, OperandKind.FLOAT_REGISTER)) {
                SET.registers(kind).forEach(name -> values.put(name, machine.read(machine.own(name))));
            }
            return values;
        }
    }

    /** What the table says of registers that no operand names is what runs show. */
    @Test
    void theTableSaysWhatEachInstructionWritesBesides() {
        Map<String, Set<String>> seen = new TreeMap<>();
        Map<String, Set<String>> said = new TreeMap<>();
        for (long seed = 1; seed <= 60; seed++) {
            Debugger debugger = Moments.debugger(
                    Moments.assemble(Sources.REGISTER.text(seed)),
                    Sources.REGISTER.limits(seed),
                    Moments.inputs(seed),
                    1 << 18);
            for (int i = 0; i < 300 && !debugger.ended(); i++) {
                Moments.finish(debugger.begin(new Motion.StepIn(1)), 1_000);
                StepReport report = debugger.lastStep();
                Instruction row = report == null ? null : SET.byMnemonic(report.mnemonic());
                if (row == null || row.operands().stream().anyMatch(each -> each.kind() == OperandKind.HOST)) {
                    continue;
                }
                Set<String> named = new TreeSet<>();
                row.operands().forEach(each -> named.add(each.name()));
                for (Effect effect : report.effects()) {
                    if (effect instanceof Effect.Write write
                            && write.cell().startsWith("register")
                            && !named.contains(write.name())) {
                        seen.computeIfAbsent(row.mnemonic(), each -> new TreeSet<>())
                                .add(write.name());
                    }
                }
                row.alsoWrites()
                        .forEach(number -> said.computeIfAbsent(row.mnemonic(), each -> new TreeSet<>())
                                .add(SET.registers(OperandKind.REGISTER).get(number)));
            }
        }
        assertThat(seen).isNotEmpty();
        seen.forEach(
                (mnemonic, names) -> assertThat(said.get(mnemonic)).as(mnemonic).isEqualTo(names));
    }

    /** Every instruction of the stack machine with one value in all places that it takes values from, in both frame layouts. */
    @Test
    void everyStackInstructionWithOneValueEverywhere() {
        for (String layout : List.of("apart", "linked")) {
            for (Instruction row : Machines.named("stack").instructions().rows()) {
                for (String value : List.of(
                        "const 1",
                        "const 2.5",
                        "ldc \"ab\"",
                        "null",
                        "const 2\nnewarr",
                        "new C",
                        "func f",
                        "lload x\nbox")) {
                    StringBuilder source = new StringBuilder(
                            ".machine stack\n.frames " + layout
                                    + "\n.class C\n.field a\n.global g 7\n.func main\nconst 5\ncall f\nhalt\n.func f x\n.local y\n");
                    source.append(value)
                            .append("\ndup\nlstore x\nlload x\ndup\ndup\ndup\nhere: ")
                            .append(row.mnemonic().toLowerCase(Locale.ROOT));
                    for (Operand operand : row.operands()) {
                        source.append(' ')
                                .append(
                                        switch (operand.kind()) {
                                            case LOCAL -> "x";
                                            case GLOBAL -> "g";
                                            case FUNCTION -> "f";
                                            case ADDRESS, OFFSET -> "behind";
                                            case CLASS -> "C";
                                            case FIELD, SELECTOR -> "a";
                                            case HOST -> "print";
                                            default -> "1";
                                        });
                    }
                    source.append("\nbehind: lload x\nret\n");
                    try {
                        EffectsTest.check(
                                Moments.assemble(source.toString()),
                                new Limits(20_000, 1_000, 5, 10_000),
                                Moments.inputs(1));
                    } catch (AssertionError | RuntimeException e) {
                        throw new AssertionError(source.toString(), e);
                    }
                }
            }
        }
    }
}
