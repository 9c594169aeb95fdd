package vitrine.machine.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vitrine.asm.Assembler;
import vitrine.isa.Flow;
import vitrine.isa.Instruction;
import vitrine.isa.Operand;
import vitrine.isa.OperandKind;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Machines;
import vitrine.machine.Observer;
import vitrine.machine.SameRuns;
import vitrine.machine.Status;
import vitrine.machine.jit.CodeCache;
import vitrine.program.Program;

/** Instructions whose operands name one register several times, or the machine's own registers, do the same compiled as interpreted. */
class SharedRegistersTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final List<String> REGISTERS = List.of("$0", "$1", "eq", "rem", "loop", "sp", "fp");
    private static final List<String> FLOATS = List.of("$f0", "$f1");

    private static Machine machine(Program program, int threshold) {
        return new RegisterMachine(program, Limits.DEFAULT, SameRuns.inputs(1), threshold, new CodeCache<>());
    }

    private static Program assemble(String source) {
        Program program = Assembler.assemble(source, "register", Machines.instructionSets())
                .program();
        assertThat(program).as(source).isNotNull();
        return program;
    }

    /** Every row many times in one loop, with registers drawn from few, so that most share some. */
    @Test
    void everyRowRunsAsInterpreted() {
        Random random = new Random(SEED);
        for (Instruction row : RegisterOp.values()) {
            boolean registers = row.operands().stream()
                    .anyMatch(each -> each.kind() == OperandKind.REGISTER || each.kind() == OperandKind.FLOAT_REGISTER);
            if (row.flow() != Flow.NEXT || !registers || row == RegisterOp.FREE || row == RegisterOp.ALOC) {
                continue;
            }
            StringBuilder source = new StringBuilder("""
                    .memory 4096
                    .data
                    words: .integer 3 -5 7 11 -13 17 19 23 29 31 37 41 43 47 53 59
                    half: .float 2.5
                    .code
                        load $20 #40
                        move sp $21
                        move fp $22
                    again:
                    """);
            for (int i = 0; i < 25; i++) {
                source.append("    load $0 #8\n    load $1 #16\n    load eq #24\n    load rem #32\n    load loop #40\n")
                        .append("    move $21 sp\n    move $22 fp\n")
                        .append("    loadf64 $f0 #3\n    loadf64 $f1 #-5\n")
                        .append(instruction(row, random));
            }
            source.append("    dec $20\n    load $23 #0\n    gt $20 $23\n    djmpe again\n    hlt\n");
            Program program = assemble(source.toString());
            for (int threshold : new int[] {1, 3}) {
                try {
                    SameRuns.check(
                            machine(program, RegisterEngine.NEVER),
                            machine(program, threshold),
                            SEED + threshold,
                            60_000);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError(row + ", threshold " + threshold + "\n" + source, e);
                }
            }
        }
    }

    private static String instruction(Instruction row, Random random) {
        StringBuilder text = new StringBuilder("    " + row.mnemonic().toLowerCase(Locale.ROOT));
        for (Operand operand : row.operands()) {
            String written = switch (operand.kind()) {
                case REGISTER -> REGISTERS.get(random.nextInt(REGISTERS.size()));
                case FLOAT_REGISTER -> FLOATS.get(random.nextInt(FLOATS.size()));
                case DATA -> row.mnemonic().endsWith("F64") ? "half" : "words";
                default -> "4";
            };
            boolean own = operand.name().equals("quotient") && written.equals("rem")
                    || row == RegisterOp.POP && written.equals("sp");
            text.append(' ').append(own ? "$1" : written);
        }
        return text + "\n";
    }

    /** Calls of labels, directly and through a register: what is active is known in compiled code as it is in the interpreter. */
    @Test
    void callsOfLabelsAreKnownInCompiledCode() {
        Program program = assemble("""
                .machine register
                    load $20 #3000
                again:
                    call twice
                    load $5 @once
                    calli $5
                    dec $20
                    load $23 #0
                    gt $20 $23
                    djmpe again
                    hlt
                twice:
                    call once
                    call once
                    ret
                once:
                    inc $7
                    ret
                .func other
                    ret
                """);
        for (long seed = SEED; seed < SEED + 20; seed++) {
            SameRuns.check(machine(program, RegisterEngine.NEVER), machine(program, 2), seed, 60_000);
        }
    }

    /** Bytes that no program is assembled to, come to by a jump into the middle: a trap, compiled or not, that changes nothing. */
    @Test
    void aCollisionInTheMiddleOfOtherInstructionsIsATrap() {
        // the last two bytes of the first instruction and the first two of the next one are div $0 $1 rem, and pop sp
        for (byte[] bytes : List.of(new byte[] {4, 0, 1, 35}, new byte[] {45, 32, 0, 0})) {
            byte[] code = new byte[20];
            RegisterOp.INSTRUCTIONS.encode(RegisterOp.LOAD, new long[] {5, 14}, code, 0);
            RegisterOp.INSTRUCTIONS.encode(RegisterOp.JMP, new long[] {5}, code, 4);
            RegisterOp.INSTRUCTIONS.encode(RegisterOp.NOP, new long[] {}, code, 8);
            RegisterOp.INSTRUCTIONS.encode(RegisterOp.NOP, new long[] {}, code, 12);
            RegisterOp.INSTRUCTIONS.encode(RegisterOp.NOP, new long[] {}, code, 16);
            System.arraycopy(bytes, 0, code, 14, 4);
            Program program = new Program(
                    "register",
                    List.of(),
                    List.of(),
                    List.of(new vitrine.program.Function("main", 0, List.of(), List.of())),
                    0,
                    code);
            Machine machine = machine(program, 1);
            for (int i = 0; i < 3; i++) {
                machine.step(Observer.NONE);
            }
            assertThat(machine.status())
                    .isInstanceOfSatisfying(
                            Status.Trapped.class,
                            trapped -> assertThat(trapped.trap().message()).contains("also puts a value into"));
        }
    }
}
