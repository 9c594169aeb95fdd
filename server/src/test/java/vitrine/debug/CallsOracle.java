package vitrine.debug;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import vitrine.machine.Effect;
import vitrine.machine.Machine;

/** The activations of a run, written down step by step from calls and returns, and what was allocated: what the map of a run is compared with. */
final class CallsOracle {
    /** An activation: there from one time up to, not including, another; {@code to} is the end when it did not return. */
    record Call(int depth, String function, long from, long to) {}

    final List<Call> calls = new ArrayList<>();
    /** The bytes allocated by the step that ends at a time. */
    final List<Long> allocated = new ArrayList<>(List.of(0L));

    long end;

    private record Open(String function, long from) {}

    static CallsOracle of(Machine machine, int most) {
        CallsOracle oracle = new CallsOracle();
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(name(machine, machine.callStack(1)[0]), machine.time()));
        while (machine.time() < most) {
            long time = machine.time();
            List<Effect> effects = new ArrayList<>();
            machine.step(effects::add);
            if (machine.time() == time) {
                break;
            }
            long bytes = 0;
            for (Effect effect : effects) {
                if (effect instanceof Effect.Call call) {
                    open.push(new Open(name(machine, call.function()), machine.time()));
                } else if (effect instanceof Effect.Return back && back.to() >= 0 && open.size() > 1) {
                    oracle.close(open, machine.time());
                } else if (effect instanceof Effect.Allocate allocate) {
                    bytes += allocate.bytes();
                }
            }
            // an exception leaves activations without a return
            while (open.size() > machine.depth() && effects.stream().anyMatch(Effect.Thrown.class::isInstance)) {
                oracle.close(open, machine.time());
            }
            oracle.allocated.add(bytes);
        }
        oracle.end = machine.time();
        while (!open.isEmpty()) {
            oracle.close(open, machine.time());
        }
        return oracle;
    }

    private void close(Deque<Open> open, long time) {
        int depth = open.size();
        Open closed = open.pop();
        calls.add(new Call(depth, closed.function, closed.from, time));
    }

    private static String name(Machine machine, int function) {
        return machine.program().nameOf(function);
    }

    /** Says what is wrong with the bars of a view, or "". */
    String compare(TimelineView view, long width) {
        for (TimelineView.Bar bar : view.bars()) {
            boolean true_ = calls.stream()
                    .anyMatch(call -> call.depth == bar.depth()
                            && call.function.equals(bar.function())
                            && call.from <= bar.from()
                            && bar.to() <= call.to
                            && bar.from() < bar.to());
            if (!true_) {
                return "There is no such activation: " + bar;
            }
        }
        for (Call call : calls) {
            long from = Math.max(view.from(), call.from);
            long to = Math.min(view.to(), call.to);
            long least = width == 1 ? 1 : 3 * width + view.width();
            if (call.depth <= Activation.DEEPEST && to - from >= least) {
                boolean there = view.bars().stream()
                        .anyMatch(bar -> bar.depth() == call.depth
                                && bar.function().equals(call.function)
                                && Math.abs(bar.from() - from) < width
                                && Math.abs(bar.to() - to) <= (width == 1 ? 0 : width));
                if (!there) {
                    return "It is missing: " + call;
                }
            }
        }
        if (width == 1) {
            long expected = calls.stream()
                    .filter(call -> call.depth <= Activation.DEEPEST
                            && Math.min(view.to(), call.to) > Math.max(view.from(), call.from))
                    .count();
            return expected == view.bars().size() ? "" : expected + " activations, " + view.bars();
        }
        return "";
    }
}
