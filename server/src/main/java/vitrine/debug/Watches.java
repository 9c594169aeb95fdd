package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Machine;
import vitrine.machine.Value;
import vitrine.machine.ValueView;

/** Expressions that somebody wants to see at every moment. */
final class Watches {
    private final Machine machine;
    private List<Watch> all = List.of();

    Watches(Machine machine) {
        this.machine = machine;
    }

    /** An expression, or what is wrong with its text. */
    private record Watch(
            String text,
            @Nullable Expression expression,
            @Nullable ExpressionException wrong) {}

    /** Replaces all of them. */
    void set(List<String> texts) {
        List<Watch> watches = new ArrayList<>();
        for (String text : texts) {
            try {
                watches.add(new Watch(text, Expression.parse(text), null));
            } catch (ExpressionException e) {
                watches.add(new Watch(text, null, e));
            }
        }
        all = watches;
    }

    /** What they are worth now, in the order in which they were given. */
    List<WatchedValue> values() {
        List<WatchedValue> values = new ArrayList<>(all.size());
        for (Watch watch : all) {
            values.add(value(watch));
        }
        return values;
    }

    private WatchedValue value(Watch watch) {
        if (watch.expression == null) {
            return wrong(watch.text, watch.wrong);
        }
        try {
            Value value = watch.expression.evaluate(machine);
            String cell = watch.expression.cell(machine);
            ValueView view = machine.view(value);
            return new WatchedValue(watch.text, cell == null ? "" : cell, view, "", 0, 0);
        } catch (ExpressionException e) {
            return wrong(watch.text, e);
        }
    }

    private static WatchedValue wrong(String text, @Nullable ExpressionException wrong) {
        return wrong == null
                ? new WatchedValue(text, "", null, "", 0, 0)
                : new WatchedValue(
                        text,
                        "",
                        null,
                        String.valueOf(wrong.getMessage()),
                        wrong.column(),
                        Math.max(1, wrong.length()));
    }
}
