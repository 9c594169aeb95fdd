package vitrine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured computes the same in Vitrine, with and without the debugger, as in plain Java. */
class WorkloadTest {
    @ParameterizedTest
    @EnumSource(Workload.class)
    void computesTheSameInVitrineAsInPlainJava(Workload workload) throws Exception {
        String expected = Long.toString(Plain.run(workload, workload.small()));
        VitrineRun run = new VitrineRun(workload, workload.small());
        for (VitrineRun.Mode mode : VitrineRun.Mode.values()) {
            if (mode != VitrineRun.Mode.SESSION || workload.withinUsualLimits()) {
                assertThat(VitrineRun.result(run.run(mode))).as(mode.name()).isEqualTo(expected);
            }
        }
    }
}
