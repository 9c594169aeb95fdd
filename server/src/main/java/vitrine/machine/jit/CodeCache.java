package vitrine.machine.jit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was compiled of one program, for all machines that run it: whoever comes later begins with the code that others had made, and that the JVM has
 * made fast. It promises that any thread may ask at any time. It does not know whether code fits a machine's present state: each machine looks before it
 * enters, and what one finds unfit is not offered to others any more.
 *
 * @param <U> what a machine's compiler yields
 */
public final class CodeCache<U extends CodeCache.Renewable<U>> {
    private static final int MOST = 60;
    /** Code is renewed when it has executed so many instructions, and again and again when it has executed eight times as many. */
    private static final long RIPE = 600_000_000;

    private static final int RIPENING = 3;
    private static final int MOST_RENEWALS = 4;

    private final List<Entry<U>> entries = new ArrayList<>();

    /**
     * Code, where it is entered, and the addresses at which it is left for the debugger's sake.
     *
     * @param stops those within the functions that the code covers
     * @param executed how many instructions all machines together executed with it
     */
    public record Entry<U extends Renewable<U>>(int address, U unit, BitSet stops, AtomicLong executed) {
        /** Code that nobody used yet. */
        public Entry(int address, U unit, BitSet stops) {
            this(address, unit, stops, new AtomicLong());
        }

        /** Notes that it executed so many instructions; returns whether it should be renewed now. */
        public boolean ripens(long instructions) {
            int renewals = unit.renewals();
            return executed.addAndGet(instructions) > RIPE << RIPENING * renewals && renewals < MOST_RENEWALS;
        }
    }

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

    /**
     * What took the place of code that was renewed; renews it when nobody did yet. How fast the JVM makes code depends on what it saw of it until then, by a
     * factor of up to four: a run is recorded closely at its beginning, so that the code is left at once, and later it is left where it never was before. It
     * has to look anew.
     */
    public synchronized Entry<U> renewed(Entry<U> old) {
        for (int i = 0; i < entries.size(); i++) {
            Entry<U> entry = entries.get(i);
            if (entry.unit == old.unit) {
                Entry<U> renewed = new Entry<>(old.address, old.unit.renew(), old.stops);
                entries.set(i, renewed);
                return renewed;
            } else if (entry.unit.bytes() == old.unit.bytes() && entry.unit.renewals() > old.unit.renewals()) {
                return entry;
            }
        }
        return new Entry<>(old.address, old.unit.renew(), old.stops);
    }

    public synchronized void remove(U unit) {
        entries.removeIf(entry -> entry.unit == unit);
    }
}
