package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Machine;
import vitrine.machine.Value;

/** The edits of a run, by their times, with what each of them did. */
public final class Edits {
    /** As many as a state can carry. */
    static final int MOST = 1_000;

    private final TreeMap<Long, List<Made>> byTime = new TreeMap<>();
    private List<Edit> all = List.of();

    Edits(List<Edit> initial) {
        for (Edit edit : initial) {
            add(new Made(edit, null, null, ""));
        }
    }

    /**
     * An edit with what it did.
     *
     * @param before the value that was there; null where nobody came yet, and where there was no such cell
     * @param failure why it could not be made at its time, or ""
     */
    public record Made(
            Edit edit, @Nullable Value before, @Nullable Value after, String failure) {}

    private void add(Made made) {
        byTime.computeIfAbsent(made.edit.time(), unused -> new ArrayList<>()).add(made);
        list();
    }

    private void list() {
        List<Edit> edits = new ArrayList<>();
        byTime.values().forEach(each -> each.forEach(made -> edits.add(made.edit)));
        all = List.copyOf(edits);
    }

    /** All of them, by ascending time. */
    List<Edit> all() {
        return all;
    }

    /** The first time after a time at which there is an edit. */
    long after(long time) {
        Long next = byTime.isEmpty() ? null : byTime.higherKey(time);
        return next == null ? Long.MAX_VALUE : next;
    }

    /** The edits at a time; what they did is known when somebody came there. */
    List<Made> at(long time) {
        return byTime.getOrDefault(time, List.of());
    }

    /** Makes the edits of the present time, on a machine that just came there. */
    void arrive(Machine machine) {
        if (byTime.isEmpty()) {
            return;
        }
        List<Made> here = byTime.get(machine.time());
        if (here != null) {
            here.replaceAll(made -> make(made.edit, machine));
            list();
        }
    }

    /** Makes a new edit at the present time; when it cannot be made, nothing has changed. */
    Made append(Edit edit, Machine machine) {
        Made made = make(edit, machine);
        if (made.failure.isEmpty()) {
            add(made);
        }
        return made;
    }

    private static Made make(Edit wanted, Machine machine) {
        if (wanted.collects()) {
            return new Made(wanted, null, null, machine.collect());
        }
        Value before = machine.read(wanted.cell());
        if (before == null) {
            return new Made(wanted, null, null, "There is no '" + wanted.cell() + "' at this time.");
        }
        Edit edit = wanted.named(Cells.described(wanted.cell(), machine));
        String refusal = machine.write(edit.cell(), before);
        if (!refusal.isEmpty()) {
            return new Made(edit, before, before, refusal);
        }
        try {
            Value after = TypedValue.read(edit.text(), machine).make(machine);
            return new Made(edit, before, after, machine.write(edit.cell(), after));
        } catch (TypedValue.Wrong wrong) {
            return new Made(edit, before, before, wrong.refusal().reason());
        }
    }

    /** The edits after a time never were. */
    void forgetAfter(long time) {
        byTime.tailMap(time, false).clear();
        list();
    }
}
