package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.isa.InstructionSet;
import vitrine.machine.Effect;
import vitrine.machine.Machine;
import vitrine.machine.Watch;
import vitrine.program.SourceMap;

/**
 * Finds out what the step did that led to the present moment: goes one step back and executes it again under observation. Nothing of
 * it was stored.
 */
final class Explaining {
    private final Machine machine;
    private final Timeline timeline;
    private final Narrator narrator;
    private @Nullable StepReport report;
    private Observation observation = Observation.NONE;

    Explaining(Machine machine, Timeline timeline, InstructionSet instructions, SourceMap sourceMap) {
        this.machine = machine;
        this.timeline = timeline;
        narrator = new Narrator(machine, instructions, sourceMap);
    }

    /** The step, or the part of one, that led to the present moment, when it is known already; null else, and at time 0. */
    @Nullable
    StepReport report() {
        return report != null && report.after().equals(Moment.of(machine)) ? report : null;
    }

    /** The instruction at an address. */
    Fetched fetched(int address) {
        return narrator.fetched(address);
    }

    /** What is known of the future is no longer true. */
    void forget() {
        report = report();
    }

    /** Does the next part of the next instruction and keeps what it did; returns whether there was one. */
    boolean stepInside() {
        int address = machine.address();
        List<Effect> effects = new ArrayList<>();
        if (!machine.stepInside(effects::add)) {
            return false;
        }
        report = narrator.report(Moment.of(machine), address, effects);
        return true;
    }

    /** Executes one instruction, which is not begun yet, and keeps what it did; returns whether there was one to execute. */
    boolean step() {
        return step(Watch.NOTHING);
    }

    /** The same; what it did to what is watched is {@link #observation}. */
    boolean step(Watch watch) {
        long time = machine.time();
        int address = machine.address();
        machine.markDepth();
        observation = Observation.step(machine, watch);
        if (!observation.executed()) {
            return false;
        }
        timeline.stepped();
        report = narrator.report(time, address, observation.effects());
        return true;
    }

    /** What the last step did that was executed here. */
    Observation observation() {
        return observation;
    }

    /** Makes {@link #report} known. */
    Phase phase() {
        return new Phase() {
            private @Nullable Positioning back;
            private boolean inside;

            @Override
            public boolean advance(long instructions) {
                Positioning there = back;
                if (there == null) {
                    Moment present = Moment.of(machine);
                    if (present.equals(Moment.whole(0)) || report() != null) {
                        return true;
                    }
                    inside = present.inside();
                    there = new Positioning(
                            machine,
                            timeline,
                            inside ? new Moment(present.time(), present.part() - 1) : Moment.whole(present.time() - 1));
                    back = there;
                }
                return there.advance(instructions) && (inside ? stepInside() : step());
            }
        };
    }
}
