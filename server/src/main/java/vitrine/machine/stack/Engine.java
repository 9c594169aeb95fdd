package vitrine.machine.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import vitrine.machine.Stop;
import vitrine.machine.Trap;
import vitrine.machine.TrapSignal;
import vitrine.machine.Until;
import vitrine.machine.jit.CodeCache;
import vitrine.program.Function;
import vitrine.program.Program;

/**
 * Runs the machine as fast as it can: begins with the interpreter, has compiled what is executed often, and goes to and fro between compiled code and the
 * interpreter, which does whatever compiled code does not. It promises exactly what the interpreter alone would do: the same states at the same times, the same
 * stops. Between its calls everything is in the state.
 */
final class Engine {
    /** Thrown by operations that compiled code cannot do: the interpreter then does the instruction, or makes the trap. */
    static final TrapSignal REFUSED = new TrapSignal(Trap.Kind.CODE, "", "");

    /** How often a place must have been come to before it is compiled. */
    static final int USUAL_THRESHOLD = 1_500;

    static final int NEVER = Integer.MAX_VALUE;

    /** Where fewer instructions are left to execute, the interpreter does them. */
    private static final int WORTHWHILE = 300;

    private static final int MOST_BUDGET = 1 << 23;
    private static final int PROFILED = 1_000;
    private static final int MOST_UNITS = 60;
    private static final int MOST_MISFITS = 40;
    private static final int MOST_REFUTED = 20;
    private static final int MOST_ATTEMPTS = 6;
    /** What compiled frames may take of a thread's own stack. */
    private static final int NATIVE_BYTES = 400_000;

    private static final int COLD = Integer.MIN_VALUE;

    private final StackState state;
    private final Program program;
    private final Interpreter interpreter;
    private final Function[] functions;
    private final byte[] code;
    private final int stackLimit;
    private final int depthLimit;
    private final int threshold;
    private final Context context;
    private final Profile profile;
    private final CodeCache<Compilation.Unit> cache;
    private final ReferenceCounts counts;

    /** How often each address was come to by a jump back or by a call; {@link #COLD} where it must stay with the interpreter. */
    private final int[] heat;

    private final List<Place> places = new ArrayList<>();
    private final Map<Integer, Place> active = new HashMap<>();
    private BitSet stops = new BitSet();

    private long compiledClasses;
    private long compiledBytes;
    private long compileNanos;

    /** A compiled unit, where it is entered, and what became of that. */
    private static final class Place {
        final CodeCache.Entry<Compilation.Unit> known;
        final int address;
        final Compilation.Unit unit;
        final BitSet stops;
        int misfits;
        int refuted;
        long entered;
        long executed;

        Place(CodeCache.Entry<Compilation.Unit> known) {
            this.known = known;
            address = known.address();
            unit = known.unit();
            stops = known.stops();
        }
    }

    private final Map<Integer, Integer> attempts = new HashMap<>();
    /** Addresses left to the interpreter as long as the same stops hold. */
    private final List<Integer> cooled = new ArrayList<>();

    Engine(
            StackState state,
            Program program,
            Interpreter interpreter,
            HostCalls host,
            int stackLimit,
            int depthLimit,
            int threshold,
            CodeCache<Compilation.Unit> cache) {
        this.state = state;
        this.program = program;
        this.interpreter = interpreter;
        this.functions = program.functions().toArray(Function[]::new);
        this.code = program.code();
        this.stackLimit = stackLimit;
        this.depthLimit = depthLimit;
        this.threshold = threshold;
        context = new Context(state, interpreter, host);
        profile = new Profile(state, program, code);
        counts = new ReferenceCounts(state, program, interpreter);
        heat = new int[code.length + 1];
        this.cache = cache;
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
        if (state.heap.counts()) {
            return counts.run(until);
        }
        long end = until.time();
        if (threshold == NEVER || until.watch() != null || end - state.time <= WORTHWHILE) {
            return interpreter.run(until, end, null, 0);
        }
        select(until.addresses());
        while (true) {
            boolean fast = end - state.time > WORTHWHILE && !state.tracing;
            Stop stop = interpreter.run(until, end, fast ? heat : null, threshold);
            end = interpreter.end;
            if (!interpreter.hot || stop != Stop.TIME) {
                return stop;
            }
            Place place = active.get(state.ip);
            if (place == null) {
                stop = profile(until, end);
                end = interpreter.end;
                if (stop != Stop.TIME || state.time >= end || state.isBegun()) {
                    return stop;
                }
                continue;
            }
            if (!fits(place.unit)) {
                misfit(place);
                continue;
            }
            end -= enter(place, end);
            if (stops.get(state.ip)) {
                return Stop.ADDRESS;
            }
            if (state.time >= end) {
                return Stop.TIME;
            }
        }
    }

    /** Does a part of the next instruction that takes cells away; references are counted, if they are. */
    boolean counted(BooleanSupplier part) {
        return counts.part(part);
    }

    // ---- which code there is

    /** Makes those units usable that are left at these addresses and no others. */
    private void select(BitSet addresses) {
        if (addresses.equals(stops)) {
            return;
        }
        stops = (BitSet) addresses.clone();
        active.clear();
        attempts.clear();
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
            for (int at = stops.nextSetBit(functions[i].start());
                    at >= 0 && at < program.end(i);
                    at = stops.nextSetBit(at + 1)) {
                inside.set(at);
            }
        }
        return inside;
    }

    /** Executes a little with the interpreter and looks at the types, then compiles what begins where the state was. */
    private Stop profile(Until until, long end) {
        int address = state.ip;
        long limit = Math.min(end, state.time + PROFILED);
        int function = state.function();
        byte[] locals = localTypes();
        byte[] stack = stackTypes();
        Stop stop = Stop.TIME;
        long reached = end;
        while (stop == Stop.TIME && state.time < limit) {
            int at = state.ip;
            profile.before(at);
            long time = state.time;
            stop = interpreter.run(until, time + 1, null, 0);
            // what long-working instructions took
            reached -= time + 1 - interpreter.end;
            if (state.time == time) {
                break;
            }
            profile.after(at);
            limit = Math.min(limit, reached);
        }
        interpreter.end = reached;
        compile(address, function, locals, stack);
        return stop;
    }

    private void compile(int address, int function, byte[] locals, byte[] stack) {
        if (attempts.merge(address, 1, Integer::sum) > MOST_ATTEMPTS) {
            cool(address);
            return;
        }
        long begun = System.nanoTime();
        Compilation.Unit unit = new Compilation(
                        program, code, functions, state, profile, stops, address, function, locals, stack)
                .compile();
        compileNanos += System.nanoTime() - begun;
        if (unit == null) {
            cool(address);
            return;
        }
        compiledClasses++;
        compiledBytes += unit.bytes().length;
        if (places.size() >= MOST_UNITS) {
            places.clear();
            active.clear();
        }
        CodeCache.Entry<Compilation.Unit> made = new CodeCache.Entry<>(address, unit, stopsIn(unit.functions()));
        cache.add(made);
        Place place = new Place(made);
        places.add(place);
        active.put(address, place);
    }

    private void cool(int address) {
        heat[address] = COLD;
        cooled.add(address);
    }

    private void renew(Place old) {
        Place place = new Place(cache.renewed(old.known));
        places.set(places.indexOf(old), place);
        active.replace(old.address, old, place);
    }

    private void drop(Place place) {
        places.remove(place);
        active.remove(place.address, place);
        cache.remove(place.unit);
    }

    private byte[] localTypes() {
        return Arrays.copyOfRange(state.locals.tags, state.localBase(), state.localsTop);
    }

    private byte[] stackTypes() {
        return Arrays.copyOfRange(state.stack.tags, state.stackBase(), state.sp);
    }

    private boolean fits(Compilation.Unit unit) {
        return state.function() == unit.function()
                && fit(unit.locals(), state.locals.tags, state.localBase(), state.localsTop)
                && fit(unit.stack(), state.stack.tags, state.stackBase(), state.sp)
                && room(unit) > 0;
    }

    private static boolean fit(byte[] types, byte[] tags, int from, int to) {
        if (types.length != to - from) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (types[i] != Item.ANY && types[i] != tags[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** A unit cannot be entered with the present types: after some time it is made anew for these too. */
    private void misfit(Place place) {
        if (++place.misfits > MOST_MISFITS && room(place.unit) > 0) {
            drop(place);
            byte[] locals = localTypes();
            byte[] stack = stackTypes();
            if (locals.length == place.unit.locals().length && stack.length == place.unit.stack().length) {
                widen(locals, place.unit.locals());
                widen(stack, place.unit.stack());
            }
            compile(place.address, state.function(), locals, stack);
        }
    }

    private static void widen(byte[] types, byte[] others) {
        for (int i = 0; i < types.length; i++) {
            types[i] = Item.join(types[i], others[i]);
        }
    }

    /** How many frames compiled code may make above the running one, so that no limit can be reached by it. */
    private int room(Compilation.Unit unit) {
        int height = unit.height() + 2;
        long room = depthLimit - state.depth;
        room = Math.min(room, (stackLimit - state.stackBase()) / height - 1);
        room = Math.min(room, (stackLimit - state.localsTop) / Math.max(1, unit.slots()));
        return (int) Math.min(room, NATIVE_BYTES / (160 + 16L * unit.places()));
    }

    // ---- to and fro

    /** Lets compiled code execute instructions, at most up to a time; returns what was worked besides. */
    private long enter(Place place, long end) {
        int room = room(place.unit);
        long time = state.time;
        context.begin((int) Math.min(end - time, MOST_BUDGET), room);
        try {
            place.unit.code().enter(context, room);
        } catch (StackOverflowError e) {
            throw new IllegalStateException("Compiled code needs more of the thread's stack than there is.", e);
        }
        int base = state.depth;
        int left = context.remaining;
        for (int i = 0; i < context.exitCount; i++) {
            left += place.unit.exits()[context.exits[i]].refund();
        }
        putBack(place.unit);
        state.time = time + context.executed(left);
        interpreter.frames.highestDepth = Math.max(interpreter.frames.highestDepth, base + room - context.leastRoom);
        account(place, state.time - time);
        return context.work() + state.work.take();
    }

    /** Notes how far compiled code came, and why it did not come farther. */
    private void account(Place place, long executed) {
        place.entered++;
        place.executed += executed;
        Context.Exit innermost = place.unit.exits()[context.exits[0]];
        if (innermost.guard() && ++place.refuted > MOST_REFUTED) {
            profile.refute(innermost.address());
            drop(place);
        } else if (place.known.ripens(executed)) {
            renew(place);
        } else if (place.entered >= 2_000 && place.executed < 15 * place.entered) {
            // to and fro costs more than is won
            drop(place);
            cool(place.address);
        }
    }

    /** Writes the frames that compiled code left into the state. */
    private void putBack(Compilation.Unit unit) {
        int from = context.valueCount();
        for (int i = context.exitCount - 1; i >= 0; i--) {
            Context.Exit exit = unit.exits()[context.exits[i]];
            from -= exit.locals() + exit.height();
            if (i < context.exitCount - 1) {
                // the frame below stands behind its call
                state.pushFrame(exit.function(), state.ip, state.sp, exit.locals());
            }
            System.arraycopy(context.bits, from, state.locals.bits, state.localBase(), exit.locals());
            System.arraycopy(context.tags, from, state.locals.tags, state.localBase(), exit.locals());
            int base = state.stackBase();
            state.stack.ensure(base + exit.height() + 2);
            System.arraycopy(context.bits, from + exit.locals(), state.stack.bits, base, exit.height());
            System.arraycopy(context.tags, from + exit.locals(), state.stack.tags, base, exit.height());
            state.sp = base + exit.height();
            state.ip = exit.address();
        }
    }

    /** How many classes were compiled, their size in bytes, and the time that took in nanoseconds. */
    String statistics() {
        return compiledClasses + " classes, " + compiledBytes + " bytes, " + compileNanos / 1_000 + " us";
    }
}
