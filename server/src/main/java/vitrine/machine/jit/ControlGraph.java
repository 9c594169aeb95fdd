package vitrine.machine.jit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Where control can go in a function, from one address on: instruction by instruction. It finds the loops around a place. */
public final class ControlGraph {
    /** Where control goes from an address: to a jump's target, or to the instruction behind; -1 for neither. */
    public record Ways(int jump, int behind) {
        public static final Ways NONE = new Ways(-1, -1);
    }

    private final int start;
    private final Map<Integer, Ways> ways = new HashMap<>();

    public ControlGraph(int start, IntFunction<Ways> successors) {
        this.start = start;
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            int address = open.poll();
            if (!ways.containsKey(address)) {
                Ways next = successors.apply(address);
                ways.put(address, next);
                if (next.jump >= 0) {
                    open.add(next.jump);
                }
                if (next.behind >= 0) {
                    open.add(next.behind);
                }
            }
        }
    }

    /** The targets of all jumps. */
    public List<Integer> jumps() {
        return ways.values().stream().map(Ways::jump).filter(to -> to >= 0).toList();
    }

    /** The loops around an address, the outermost first: the addresses of each. */
    public List<BitSet> nest(int address) {
        List<BitSet> nest = new ArrayList<>();
        if (!ways.containsKey(address)) {
            return nest;
        }
        BitSet inside = new BitSet();
        ways.keySet().forEach(inside::set);
        while (true) {
            BitSet loop = reached(address, inside, false);
            loop.and(reached(address, inside, true));
            if (loop.cardinality() < 2 && !leadsTo(address, address)) {
                return nest;
            }
            nest.add(loop);
            int header = header(loop);
            if (header == address) {
                return nest;
            }
            inside = (BitSet) loop.clone();
            inside.clear(header);
        }
    }

    private boolean leadsTo(int from, int to) {
        Ways next = ways.getOrDefault(from, Ways.NONE);
        return next.jump == to || next.behind == to;
    }

    /** The addresses that can be reached from one, or from which it can be reached, without leaving a set. */
    private BitSet reached(int address, BitSet inside, boolean backward) {
        BitSet seen = new BitSet();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(address);
        Map<Integer, List<Integer>> before = backward ? before() : Map.of();
        while (!open.isEmpty()) {
            int at = open.poll();
            if (at < 0 || seen.get(at) || !inside.get(at)) {
                continue;
            }
            seen.set(at);
            if (backward) {
                open.addAll(before.getOrDefault(at, List.of()));
            } else {
                Ways next = ways.getOrDefault(at, Ways.NONE);
                open.add(next.jump);
                open.add(next.behind);
            }
        }
        return seen;
    }

    private Map<Integer, List<Integer>> before() {
        Map<Integer, List<Integer>> before = new HashMap<>();
        ways.forEach((from, next) -> {
            before.computeIfAbsent(next.jump, key -> new ArrayList<>()).add(from);
            before.computeIfAbsent(next.behind, key -> new ArrayList<>()).add(from);
        });
        return before;
    }

    /** The address of a loop to which control comes from outside; of several, the first. */
    private int header(BitSet loop) {
        if (loop.get(start)) {
            return start;
        }
        int header = loop.length();
        for (Map.Entry<Integer, Ways> each : ways.entrySet()) {
            if (!loop.get(each.getKey())) {
                for (int to : new int[] {each.getValue().jump, each.getValue().behind}) {
                    if (to >= 0 && loop.get(to)) {
                        header = Math.min(header, to);
                    }
                }
            }
        }
        return header;
    }
}
