package vitrine.machine.jit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What was compiled of one program, for all machines that run it: whoever comes later begins with the code that others had made, and that the JVM has
 * made fast. It promises that any thread may ask at any time. It does not know whether code fits a machine's present state: each machine looks before it
 * enters, and what one finds unfit is not offered to others any more.
 *
 * @param <U> what a machine's compiler yields
 */
public final class CodeCache<U extends CodeCache.Renewable<U>> {
    private static final int MOST = 60;

    private final List<Entry<U>> entries = new ArrayList<>();

    /**
     * Code, where it is entered, and the addresses at which it is left for the debugger's sake.
     *
     * @param stops those within the functions that the code covers
     */
    public record Entry<U>(int address, U unit, BitSet stops) {}

    /**
     * A class that was compiled, and that can be made once more.
     *
     * @param <U> itself
     */
    public interface Renewable<U> {
        byte[] bytes();

        /** How often it was renewed. */
        int renewals();

        /** The same once more, of which the JVM knows nothing yet. */
        U renew();
    }

    public synchronized List<Entry<U>> entries() {
        return List.copyOf(entries);
    }

    public synchronized void add(Entry<U> entry) {
        if (entries.size() == MOST) {
            entries.remove(0);
        }
        entries.removeIf(other -> other.address == entry.address && other.stops.equals(entry.stops));
        entries.add(entry);
    }

    /** What took the place of code that was renewed; renews it when nobody did yet. */
    public synchronized U renewed(U unit) {
        for (int i = 0; i < entries.size(); i++) {
            Entry<U> entry = entries.get(i);
            if (entry.unit == unit) {
                U renewed = unit.renew();
                entries.set(i, new Entry<>(entry.address, renewed, entry.stops));
                return renewed;
            } else if (entry.unit.bytes() == unit.bytes() && entry.unit.renewals() > unit.renewals()) {
                return entry.unit;
            }
        }
        return unit.renew();
    }

    public synchronized void remove(U unit) {
        entries.removeIf(entry -> entry.unit == unit);
    }
}
