package vitrine.machine.register;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Stop;
import vitrine.machine.Until;
import vitrine.machine.jit.CodeCache;
import vitrine.program.Program;

/**
 * Runs the machine as fast as it can: begins with the interpreter, has compiled what is executed often, and goes to and fro between compiled code and the
 * interpreter, which does whatever compiled code does not. It promises exactly what the interpreter alone would do: the same states at the same times, the same
 * stops. Between its calls everything is in the state.
 */
final class RegisterEngine {
    /** How often a place must have been come to before it is compiled. */
    static final int USUAL_THRESHOLD = 1_500;

    static final int NEVER = Integer.MAX_VALUE;

    /** Where fewer instructions are left to execute, the interpreter does them. */
    private static final int WORTHWHILE = 300;

    private static final int MOST_BUDGET = 1 << 22;
    private static final int MOST_UNITS = 60;
    /** What compiled calls may take of a thread's own stack. */
    private static final int NATIVE_BYTES = 400_000;
    /** So often code is entered before it is judged, and so many instructions it must execute each time. */
    private static final int JUDGED = 2_000;

    private static final int LEAST_EXECUTED = 15;

    private static final int COLD = Integer.MIN_VALUE;

    private final RegisterState state;
    private final Program program;
    private final byte[] code;
    private final RegisterInterpreter interpreter;
    private final RegisterContext context;
    private final int threshold;
    private final CodeCache<RegisterCompilation.Unit> cache;

    /** How often each address was come to by a jump back, a call or a return; {@link #COLD} where it must stay with the interpreter. */
    private final int[] heat;

    private final List<Place> places = new ArrayList<>();
    private final Map<Integer, Place> active = new HashMap<>();
    private BitSet stops = new BitSet();
    /** Addresses left to the interpreter as long as the same stops hold. */
    private final List<Integer> cooled = new ArrayList<>();

    /** A compiled unit, where it is entered, and what became of that. */
    private static final class Place {
        final CodeCache.Entry<RegisterCompilation.Unit> known;
        final int address;
        final RegisterCompilation.Unit unit;
        /** The addresses in it at which it is left for the debugger's sake. */
        final BitSet stops;

        long entered;
        long executed;

        Place(CodeCache.Entry<RegisterCompilation.Unit> known) {
            this.known = known;
            address = known.address();
            unit = known.unit();
            stops = known.stops();
        }
    }

    /** @param threshold how often a place must be come to before it is compiled */
    RegisterEngine(
            RegisterState state,
            Program program,
            byte[] code,
            RegisterInterpreter interpreter,
            RegisterContext context,
            int threshold,
            CodeCache<RegisterCompilation.Unit> cache) {
        this.state = state;
        this.program = program;
        this.code = code;
        this.interpreter = interpreter;
        this.context = context;
        this.threshold = threshold;
        this.cache = cache;
        heat = new int[code.length + 1];
        if (compiles()) {
            cache.entries().forEach(known -> places.add(new Place(known)));
            activate();
        }
    }

    /** Whether it ever has anything compiled. */
    boolean compiles() {
        return threshold != NEVER;
    }

    /** See {@link vitrine.machine.Machine#run}; the state must be ready. */
    Stop run(Until until) {
        long end = until.time();
        if (threshold == NEVER || until.watch() != null || end - state.time <= WORTHWHILE) {
            return interpreter.run(until, end, null, 0);
        }
        select(until.addresses());
        while (true) {
            Stop stop = interpreter.run(until, end, end - state.time > WORTHWHILE ? heat : null, threshold);
            end = interpreter.end;
            if (!interpreter.hot || stop != Stop.TIME) {
                return stop;
            }
            Place place = place(state.ip);
            if (place == null) {
                continue;
            }
            end -= enter(place, end);
            if (stops.get(state.ip)) {
                return Stop.ADDRESS;
            } else if (state.time >= end) {
                return Stop.TIME;
            }
        }
    }

    // ---- which code there is

    /** Makes those units usable that are left at these addresses and no others. */
    private void select(BitSet addresses) {
        if (addresses.equals(stops)) {
            return;
        }
        stops = (BitSet) addresses.clone();
        active.clear();
        cooled.forEach(address -> heat[address] = 0);
        cooled.clear();
        activate();
    }

    private void activate() {
        for (Place place : places) {
            if (stopsIn(place.unit.functions()).equals(place.stops)
                    && active.putIfAbsent(place.address, place) == null) {
                heat[place.address] = threshold;
            }
        }
    }

    private BitSet stopsIn(BitSet covered) {
        BitSet inside = new BitSet();
        for (int i = covered.nextSetBit(0); i >= 0; i = covered.nextSetBit(i + 1)) {
            int from = program.functions().get(i).start();
            for (int at = stops.nextSetBit(from); at >= 0 && at < program.end(i); at = stops.nextSetBit(at + 1)) {
                inside.set(at);
            }
        }
        return inside;
    }

    /** The code that is entered at an address; null when there can be none. */
    private @Nullable Place place(int address) {
        Place known = active.get(address);
        if (known != null) {
            return known;
        }
        RegisterCompilation.Unit unit = RegisterCompilation.compile(program, code, stops, address);
        if (unit == null) {
            cool(address);
            return null;
        }
        if (places.size() >= MOST_UNITS) {
            places.clear();
            active.clear();
        }
        CodeCache.Entry<RegisterCompilation.Unit> entry =
                new CodeCache.Entry<>(address, unit, stopsIn(unit.functions()));
        cache.add(entry);
        Place made = new Place(entry);
        places.add(made);
        active.put(address, made);
        return made;
    }

    private void cool(int address) {
        heat[address] = COLD;
        cooled.add(address);
    }

    // ---- to and fro

    /** Lets compiled code execute instructions, at most up to a time; returns what was worked besides. */
    private long enter(Place place, long end) {
        long time = state.time;
        context.begin((int) Math.min(end - time, MOST_BUDGET), NATIVE_BYTES / (160 + 8 * place.unit.places()));
        try {
            place.unit.code().enter(context);
        } catch (StackOverflowError e) {
            throw new IllegalStateException("Compiled code needs more of the thread's stack than there is.", e);
        }
        context.end();
        int left = context.left;
        if (context.exit == RegisterContext.ASTRAY) {
            state.ip = context.address;
        } else {
            RegisterContext.Exit exit = place.unit.exits()[context.exit];
            state.ip = exit.address();
            left += exit.refund();
        }
        state.time = time + context.executed(left);
        account(place, state.time - time);
        return context.work() + state.work.take();
    }

    /** Notes how far compiled code came. */
    private void account(Place place, long executed) {
        place.entered++;
        place.executed += executed;
        if (place.entered >= JUDGED && place.executed < LEAST_EXECUTED * place.entered) {
            // to and fro costs more than is won
            places.remove(place);
            active.remove(place.address, place);
            cache.remove(place.unit);
            cool(place.address);
        } else if (place.known.ripens(executed)) {
            Place renewed = new Place(cache.renewed(place.known));
            places.set(places.indexOf(place), renewed);
            active.replace(place.address, place, renewed);
        }
    }
}
