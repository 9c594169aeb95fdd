package vitrine.debug;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sets of breakpoints that a session had, by revision: the present one, and those before it as far back as there is room. Whoever
 * changes the set may have made the change from an earlier one; then what they changed is changed in the present set, and what others
 * changed meanwhile stays. It knows no program and does not know where a breakpoint stands.
 */
final class BreakpointSets {
    /** Breakpoints in a set, at most: far more than a person needs. */
    static final int MOST = 1_000;

    /** Earlier sets that are kept, at most, and the characters in them, about. */
    static final int MOST_EARLIER = 64;

    private static final int MOST_WEIGHT = 256 << 10;
    private static final int SPEC_WEIGHT = 64;

    private record Revision(long number, List<BreakpointSpec> set, long weight) {}

    private final ArrayDeque<Revision> earlier = new ArrayDeque<>(1);
    private Revision present = new Revision(0, List.of(), 0);
    private long earlierWeight;
    private long madeIds;

    /** The number of the present set. */
    long revision() {
        return present.number();
    }

    List<BreakpointSpec> present() {
        return present.set();
    }

    /** The bytes that all kept sets hold, about. */
    long bytes() {
        return 2 * (present.weight() + earlierWeight);
    }

    /** The oldest revision that is still known. */
    long oldest() {
        return earlier.isEmpty() ? present.number() : earlier.getFirst().number();
    }

    boolean knows(long revision) {
        return set(revision) != null;
    }

    private @Nullable List<BreakpointSpec> set(long revision) {
        if (revision == present.number()) {
            return present.set();
        }
        return earlier.stream()
                .filter(each -> each.number() == revision)
                .map(Revision::set)
                .findFirst()
                .orElse(null);
    }

    /**
     * What the present set becomes when somebody made {@code wanted} of the set of a revision.
     *
     * <ul>
     *   <li>What they took out is gone, also when somebody else changed it meanwhile.
     *   <li>What they changed is changed, property by property; one that somebody else took out stays out.
     *   <li>What they added is added, unless it is there already: a message that comes twice adds once, and so do two people who add
     *       the same.
     * </ul>
     *
     * A breakpoint without an id is the one that waits for the same in the set from which it was made; else, and when that one is
     * temporary and may be gone, it is a new one.
     *
     * @return the set, each breakpoint with an id; null when the revision is not known
     */
    @Nullable
    List<BreakpointSpec> merged(long madeFrom, List<BreakpointSpec> wanted) {
        List<BreakpointSpec> base = set(madeFrom);
        if (base == null) {
            return null;
        }
        List<BreakpointSpec> known = identified(base, wanted);
        return base == present.set() ? known : applied(base, known);
    }

    private List<BreakpointSpec> applied(List<BreakpointSpec> base, List<BreakpointSpec> wanted) {
        Map<String, BreakpointSpec> before = byId(base);
        Map<String, BreakpointSpec> after = byId(wanted);
        Map<String, BreakpointSpec> now = byId(present.set());
        List<BreakpointSpec> result = new ArrayList<>();
        Set<BreakpointSpec> addedByOthers = new HashSet<>();
        for (BreakpointSpec each : present.set()) {
            BreakpointSpec old = before.get(each.id());
            BreakpointSpec changed = after.get(each.id());
            if (changed != null) {
                result.add(old == null ? changed : each.changed(old, changed));
            } else if (old == null) {
                result.add(each);
                addedByOthers.add(each.withId(""));
            }
        }
        for (BreakpointSpec each : wanted) {
            boolean added = !before.containsKey(each.id()) && !now.containsKey(each.id());
            if (added && !addedByOthers.contains(each.withId(""))) {
                result.add(each);
            }
        }
        return result;
    }

    private static Map<String, BreakpointSpec> byId(List<BreakpointSpec> set) {
        Map<String, BreakpointSpec> all = new HashMap<>();
        set.forEach(each -> all.put(each.id(), each));
        return all;
    }

    /** Gives an id to those that came without one. */
    private List<BreakpointSpec> identified(List<BreakpointSpec> base, List<BreakpointSpec> wanted) {
        Set<String> taken = new HashSet<>();
        wanted.forEach(each -> taken.add(each.id()));
        Map<BreakpointSpec.Trigger, ArrayDeque<String>> free = new HashMap<>();
        for (BreakpointSpec each : base) {
            if (!taken.contains(each.id()) && !each.temporary()) {
                free.computeIfAbsent(each.trigger(), trigger -> new ArrayDeque<>(1))
                        .add(each.id());
            }
        }
        base.forEach(each -> taken.add(each.id()));
        present.set().forEach(each -> taken.add(each.id()));
        List<BreakpointSpec> result = new ArrayList<>();
        for (BreakpointSpec each : wanted) {
            if (!each.id().isEmpty()) {
                result.add(each);
                continue;
            }
            ArrayDeque<String> same = free.get(each.trigger());
            result.add(each.withId(same == null || same.isEmpty() ? newId(taken) : same.remove()));
        }
        return result;
    }

    private String newId(Set<String> taken) {
        String id;
        do {
            id = "b" + ++madeIds;
        } while (!taken.add(id));
        return id;
    }

    /** Makes a set the present one, under the next number; nothing happens when it is the present one already. */
    void become(List<BreakpointSpec> set) {
        if (set.equals(present.set())) {
            return;
        }
        earlier.add(present);
        earlierWeight += present.weight();
        present = new Revision(present.number() + 1, List.copyOf(set), weight(set));
        while (earlier.size() > MOST_EARLIER || earlierWeight > MOST_WEIGHT) {
            earlierWeight -= earlier.remove().weight();
        }
    }

    private static long weight(List<BreakpointSpec> set) {
        long weight = 0;
        for (BreakpointSpec each : set) {
            weight += SPEC_WEIGHT
                    + each.id().length()
                    + each.condition().length()
                    + each.log().length()
                    + each.trigger().toString().length();
        }
        return weight;
    }
}
