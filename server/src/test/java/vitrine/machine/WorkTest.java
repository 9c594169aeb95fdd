package vitrine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vitrine.asm.Assembler;
import vitrine.program.Assembly;

/** Whatever takes the longer the larger its operands are is taken from the budget of a run: none of it is for nothing. */
class WorkTest {
    private static final long BUDGET = 20_000;
    private static final int SIZE = 8_000;
    private static final long MOST_BEFORE = 1_000_000;
    /** Often enough that it is compiled, where it can be. */
    private static final int TURNS = 20_000;

    private static final Set<String> WRITES =
            Set.of("print", "host:print", "dump", "trace, on", "prts", "host:print_text");

    /** Each row of each table is one or the other: a new one must say which. */
    @Test
    void eachInstructionAndHostCallIsKnown() {
        for (MachineKind kind : Machines.all()) {
            if (kind.name().equals("abacus")) {
                continue; // a machine for tests, whose instructions are all short
            }
            Set<String> grow = LargeOperands.cases().stream()
                    .filter(each -> each.machine().equals(kind.name()))
                    .map(each -> each.name().split(",")[0])
                    .collect(Collectors.toSet());
            List<String> all = new ArrayList<>();
            kind.instructions().rows().forEach(row -> all.add(row.mnemonic().toLowerCase(Locale.ROOT)));
            all.remove("host");
            kind.instructions().hostCalls().forEach(call -> all.add("host:" + call.callName()));
            assertThat(all)
                    .allSatisfy(name -> assertThat(grow.contains(name) != LargeOperands.isConstant(kind.name(), name)
                                    || name.equals("trace")
                                    || name.equals("gstore"))
                            .as(kind.name() + " " + name)
                            .isTrue());
        }
    }

    @TestFactory
    Stream<DynamicTest> largeOperandsAreCharged() {
        return LargeOperands.cases().stream()
                .filter(each -> each.charge() > 0)
                .map(each -> DynamicTest.dynamicTest(each.machine() + " " + each.name(), () -> check(each)));
    }

    private static Machine machine(LargeOperands.Case each, int size) {
        Assembly assembly = Assembler.assemble(each.source().of(size), each.machine(), Machines.instructionSets());
        assertThat(assembly.diagnostics().stream()
                        .filter(found -> found.isError())
                        .toList())
                .isEmpty();
        Inputs inputs = (time, request) -> new Input.Line("a".repeat(size));
        Machine machine = Objects.requireNonNull(Machines.named(each.machine()))
                .load(Objects.requireNonNull(assembly.program()), Limits.DEFAULT, inputs);
        BitSet again = new BitSet();
        List<String> lines = each.source().of(size).lines().toList();
        for (int i = lines.indexOf("again:"); again.isEmpty(); i++) {
            int address = assembly.sourceMap().addressAt(i + 1);
            if (address >= 0) {
                again.set(address);
            }
        }
        Until until = new Until(MOST_BEFORE, again, -1, false);
        while (machine.time() < MOST_BEFORE && machine.run(until) == Stop.TIME) {
            // what comes before takes several runs
        }
        assertThat(machine.status()).isInstanceOf(Status.Ready.class);
        return machine;
    }

    private static void check(LargeOperands.Case each) {
        int size = Math.min(SIZE, each.most());
        Machine machine = machine(each, size);
        charged(machine, each);
        if (!WRITES.contains(each.name())
                && !each.name().startsWith("gc")
                && !each.name().equals("box")) {
            long until = machine.time() + TURNS;
            while (machine.time() < until && machine.status() instanceof Status.Ready) {
                machine.run(Until.time(until));
            }
            charged(machine, each);
        }
    }

    /** A run executes far fewer instructions than it might. */
    private static void charged(Machine machine, LargeOperands.Case each) {
        long time = machine.time();
        Stop stop = machine.run(Until.time(time + BUDGET));
        assertThat(machine.status()).as(each.name()).isInstanceOf(Status.Ready.class);
        assertThat(stop).isEqualTo(Stop.TIME);
        assertThat(machine.time() - time)
                .as("instructions executed of %s", each.name())
                .isPositive()
                .isLessThan(BUDGET / 2);
    }
}
