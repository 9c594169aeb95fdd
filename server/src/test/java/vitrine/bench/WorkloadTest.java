package vitrine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.machine.Machines;

/** What is measured computes the same in Vitrine, with and without the debugger, as in plain Java. */
class WorkloadTest {
    static Stream<Arguments> workloadsAndMachines() {
        return Stream.of(Workload.values())
                .flatMap(workload -> Stream.of("stack", "register")
                        .filter(workload::runsOn)
                        .map(machine -> Arguments.of(workload, machine)));
    }

    /** What everything is compared by is there for each machine, and most of the others. */
    @Test
    void theRegisterMachineTakesPart() {
        assertThat(Workload.values()).allMatch(each -> each.runsOn("stack"));
        assertThat(Workload.values())
                .filteredOn(each -> !each.runsOn("register"))
                .containsOnly(Workload.MIXED, Workload.BINARY);
    }

    @ParameterizedTest
    @MethodSource("workloadsAndMachines")
    void computesTheSameInVitrineAsInPlainJava(Workload workload, String machine) throws Exception {
        String expected = Long.toString(Plain.run(workload, workload.small()));
        VitrineRun run = new VitrineRun(workload, workload.small(), Machines.named(machine));
        for (VitrineRun.Mode mode : VitrineRun.Mode.values()) {
            if (mode != VitrineRun.Mode.SESSION || workload.withinUsualLimits()) {
                assertThat(VitrineRun.result(run.run(mode))).as(mode.name()).isEqualTo(expected);
            }
        }
    }
}
