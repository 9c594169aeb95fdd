package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Area;
import vitrine.machine.AreaView;
import vitrine.machine.CellView;
import vitrine.machine.Effect;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.ValueView;
import vitrine.machine.Watch;
import vitrine.machine.Window;
import vitrine.program.SourceMap;

/**
 * Finds out what the step did that led to the present moment: goes one step back and executes it again under observation. Nothing of
 * it was stored.
 */
final class Explaining {
    private static final Window ALL = new Window(0, 1_000);

    private final Machine machine;
    private final Timeline timeline;
    private final Narrator narrator;
    private final Watches watches;
    private final List<String> registers;
    private @Nullable StepReport report;
    private Observation observation = Observation.NONE;

    /** @param watches are looked at before each step that is explained */
    Explaining(Machine machine, Timeline timeline, MachineKind kind, SourceMap sourceMap, Watches watches) {
        this.machine = machine;
        this.timeline = timeline;
        this.watches = watches;
        narrator = new Narrator(machine, kind.instructions(), sourceMap);
        registers = kind.areas().stream()
                .filter(area -> area.kind() == Area.Kind.REGISTERS)
                .map(Area::id)
                .toList();
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

    /** The report is made anew when it is asked for next. */
    void again() {
        report = null;
    }

    /** What is known of the future is no longer true. */
    void forget() {
        report = report();
    }

    /** Does the next part of the next instruction and keeps what it did; returns whether there was one. */
    boolean stepInside() {
        int address = machine.address();
        List<CellView> cells = registers();
        List<@Nullable ValueView> watched = watches.look();
        List<Effect> effects = new ArrayList<>();
        if (!machine.stepInside(effects::add)) {
            return false;
        }
        report = narrator.report(Moment.of(machine), address, effects).with(moved(cells));
        watches.stepped(watched);
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
        List<CellView> cells = registers();
        List<@Nullable ValueView> watched = watches.look();
        machine.markDepth();
        observation = Observation.step(machine, watch);
        if (!observation.executed()) {
            return false;
        }
        timeline.stepped();
        report = narrator.report(time, address, observation.effects()).with(moved(cells));
        watches.stepped(watched);
        return true;
    }

    /** Registers as they are shown. What an instruction does to one that it does not name is no effect, and is seen all the same. */
    private List<CellView> registers() {
        List<CellView> cells = new ArrayList<>();
        for (String area : registers) {
            AreaView view = machine.view(area, ALL);
            cells.addAll(view == null ? List.of() : view.cells());
        }
        return cells;
    }

    /** What has another value than before, with what that was. */
    private List<StepReport.Moved> moved(List<CellView> before) {
        List<CellView> after = registers();
        List<StepReport.Moved> moved = new ArrayList<>();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            CellView was = before.get(i);
            if (was.name().equals(after.get(i).name())
                    && !was.value().equals(after.get(i).value())) {
                moved.add(new StepReport.Moved(was.name(), was.value()));
            }
        }
        return moved;
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
