package vitrine.debug;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Effect;
import vitrine.machine.Machine;
import vitrine.machine.Observer;
import vitrine.machine.Stop;
import vitrine.machine.Until;

/** Movements whose unit is a part of an instruction. What they find on the way, breakpoints among it, does not stop them. */
final class Inside {
    private final Machine machine;
    private final Timeline timeline;

    Inside(Machine machine, Timeline timeline) {
        this.machine = machine;
        this.timeline = timeline;
    }

    /**
     * So many parts forward; the last act of an instruction counts as one.
     *
     * @param arrived is told why it ended
     * @param finishing does the last act of the instruction that is under way, where it is the only thing to do, and tells itself why it ended
     */
    Phase forward(long count, Consumer<StopReason> arrived, Supplier<Phase> finishing) {
        return new Phase() {
            private long left = Math.max(1, count);
            private @Nullable Phase last;

            @Override
            public boolean advance(long instructions) {
                Phase finish = last;
                if (finish != null) {
                    return finish.advance(instructions);
                }
                for (long budget = instructions; left > 0; left--) {
                    if (budget-- <= 0) {
                        return false;
                    }
                    if (machine.stepInside(Observer.NONE)) {
                        continue;
                    } else if (count <= 1) {
                        last = finishing.get();
                        return last.advance(instructions);
                    } else if (!stepped()) {
                        break;
                    }
                }
                boolean ended = machine.status().ended();
                arrived.accept(ended ? Running.ended(machine) : left > 0 ? StopReason.INPUT : StopReason.STEP);
                return true;
            }
        };
    }

    /** Executes what is left of an instruction; returns whether that could be done. */
    private boolean stepped() {
        long time = machine.time();
        Stop stop = Stop.TIME;
        while (machine.time() == time && stop == Stop.TIME) {
            stop = timeline.run(Until.time(time + 1), 1);
        }
        return stop != Stop.WAITING && machine.time() > time;
    }

    /** So many parts back; the last act of an instruction counts as one. */
    Phase backward(long count, Consumer<StopReason> arrived) {
        return new Phase() {
            private long left = Math.max(1, count);
            private @Nullable Positioning positioning;
            /** Whether the machine is on its way to the last part of the instruction before. */
            private boolean counting;

            @Override
            public boolean advance(long instructions) {
                long budget = instructions;
                while (budget-- > 0) {
                    Positioning going = positioning;
                    if (going != null && !going.advance(instructions)) {
                        return false;
                    } else if (going != null) {
                        positioning = null;
                    } else if (counting) {
                        counting = machine.stepInside(Observer.NONE);
                        left -= counting ? 0 : 1;
                    } else if (left == 0) {
                        arrived.accept(StopReason.STEP);
                        return true;
                    } else if (machine.part() > 0) {
                        long back = Math.min(left, machine.part());
                        left -= back;
                        positioning = to(new Moment(machine.time(), machine.part() - back));
                    } else if (machine.time() == 0) {
                        arrived.accept(StopReason.START);
                        return true;
                    } else {
                        counting = true;
                        positioning = to(Moment.whole(machine.time() - 1));
                    }
                }
                return false;
            }
        };
    }

    private Positioning to(Moment moment) {
        return new Positioning(machine, timeline, moment);
    }

    /** The parts up to the one that ends a collection. */
    Phase toCollected(Consumer<StopReason> arrived) {
        return new Phase() {
            private boolean collected;

            @Override
            public boolean advance(long instructions) {
                long budget = instructions;
                while (!collected) {
                    if (budget-- <= 0) {
                        return false;
                    }
                    if (!machine.stepInside(effect -> collected |= effect instanceof Effect.Collected)) {
                        break;
                    }
                }
                arrived.accept(StopReason.STEP);
                return true;
            }
        };
    }
}
