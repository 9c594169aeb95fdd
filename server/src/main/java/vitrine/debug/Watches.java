package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Machine;
import vitrine.machine.Value;
import vitrine.machine.ValueView;

/** Expressions that somebody wants to see at every moment, and what the last step made of them. */
final class Watches {
    private final Machine machine;
    private List<Watch> all = List.of();
    private List<@Nullable ValueView> before = List.of();
    /** The moment behind the step before which those were looked at; null when nobody looked. */
    private @Nullable Moment behind;

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
        behind = null;
    }

    /** What they are worth now, in the order in which they were given; null for one that has no value. */
    List<@Nullable ValueView> look() {
        List<@Nullable ValueView> values = new ArrayList<>(all.size());
        for (Watch watch : all) {
            values.add(look(watch));
        }
        return values;
    }

    private @Nullable ValueView look(Watch watch) {
        try {
            return watch.expression == null ? null : machine.view(watch.expression.evaluate(machine));
        } catch (ExpressionException e) {
            return null;
        }
    }

    /** The step to the present moment found these values. */
    void stepped(List<@Nullable ValueView> values) {
        before = values;
        behind = Moment.of(machine);
    }

    /** What they are worth now, in the order in which they were given. */
    List<WatchedValue> values() {
        boolean known = Moment.of(machine).equals(behind);
        List<WatchedValue> values = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            values.add(value(all.get(i), known ? before.get(i) : null));
        }
        return values;
    }

    private WatchedValue value(Watch watch, @Nullable ValueView was) {
        if (watch.expression == null) {
            return wrong(watch.text, watch.wrong);
        }
        try {
            Value value = watch.expression.evaluate(machine);
            String cell = watch.expression.cell(machine);
            ValueView view = machine.view(value);
            boolean other = was != null
                    && !(was.text().equals(view.text()) && was.type().equals(view.type()));
            return new WatchedValue(watch.text, cell == null ? "" : cell, view, other ? was : null, "", 0, 0);
        } catch (ExpressionException e) {
            return wrong(watch.text, e);
        }
    }

    private static WatchedValue wrong(String text, @Nullable ExpressionException wrong) {
        return wrong == null
                ? new WatchedValue(text, "", null, null, "", 0, 0)
                : new WatchedValue(
                        text,
                        "",
                        null,
                        null,
                        String.valueOf(wrong.getMessage()),
                        wrong.column(),
                        Math.max(1, wrong.length()));
    }
}
