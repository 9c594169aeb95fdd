package vitrine.machine.stack;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What was compiled of one program, for all machines that run it: whoever comes later begins with the code that others had made, and that the JVM has
 * made fast. It promises that any thread may ask at any time. It does not know whether code fits a machine's present state: each machine looks before it
 * enters, and what one finds unfit is not offered to others any more.
 */
final class CodeCache {
    private static final int MOST = 60;

    private final List<Entry> entries = new ArrayList<>();

    /**
     * Code, where it is entered, and the addresses at which it is left for the debugger's sake.
     *
     * @param stops those within the functions that the code covers
     */
    record Entry(int address, Compilation.Unit unit, BitSet stops) {}

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    synchronized void add(Entry entry) {
        if (entries.size() == MOST) {
            entries.remove(0);
        }
        entries.removeIf(other -> other.address == entry.address && other.stops.equals(entry.stops));
        entries.add(entry);
    }

    /** What took the place of code that was renewed; renews it when nobody did yet. */
    synchronized Compilation.Unit renewed(Compilation.Unit unit) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.unit == unit) {
                Compilation.Unit renewed = unit.renew();
                entries.set(i, new Entry(entry.address, renewed, entry.stops));
                return renewed;
            } else if (entry.unit.bytes() == unit.bytes() && entry.unit.renewals() > unit.renewals()) {
                return entry.unit;
            }
        }
        return unit.renew();
    }

    synchronized void remove(Compilation.Unit unit) {
        entries.removeIf(entry -> entry.unit == unit);
    }
}
