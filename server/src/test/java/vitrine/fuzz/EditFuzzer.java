package vitrine.fuzz;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vitrine.debug.Debugger;
import vitrine.debug.InputState;
import vitrine.debug.Motion;
import vitrine.debug.Refusal;
import vitrine.debug.Task;
import vitrine.machine.MachineKind;
import vitrine.machine.Sources;
import vitrine.program.Assembly;
import vitrine.program.Program;

/**
 * Edits: cells of all sorts are given values of all sorts, now and in the past, in programs with sense and without, and the run goes on from there, forward and
 * backward. Each edit is carried out or refused in words; the state of a moment is the same wherever one comes from.
 */
final class EditFuzzer implements Fuzzer {
    private static final int ACTS = 10;
    private static final long SLICE = 400;
    private static final int SLICES = 3;

    @Override
    public String name() {
        return "edits";
    }

    @Override
    public String show(long seed) {
        return text(seed, sources(seed));
    }

    private static Sources sources(long seed) {
        return Sources.values()[(int) Math.floorMod(seed, (long) Sources.values().length)];
    }

    private static String text(long seed, Sources sources) {
        Random random = new Random(seed);
        return random.nextInt(3) == 0 ? Grammar.text(random) : sources.text(seed);
    }

    @Override
    public String check(long seed) {
        Sources sources = sources(seed);
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        Assembly assembly = Corpus.assembled(text(seed, sources));
        Program program = assembly.program();
        if (program == null) {
            return "no program";
        }
        MachineKind kind = Accepted.kind(program);
        InputState inputs = new InputState(List.of("3", "word"), 0, random.nextBoolean(), seed, List.of());
        Debugger debugger = new Debugger(kind, program, assembly.sourceMap(), Accepted.limits(random), inputs, 200_000);
        Orders orders = new Orders(random, sources);
        int made = 0;
        for (int i = 0; i < ACTS; i++) {
            made += act(debugger, orders, random) ? 1 : 0;
        }
        Accepted.views(debugger.machine(), kind);
        comesBack(debugger, random);
        return made == 0 ? "nothing edited" : "edited";
    }

    /** Moves or edits; true when something was edited. */
    private static boolean act(Debugger debugger, Orders orders, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> move(debugger, new Motion.StepBack(1 + random.nextInt(20)));
            case 1 -> move(debugger, new Motion.GoTo(random.nextInt(120)));
            case 2 -> move(debugger, new Motion.StepIn(1 + random.nextInt(3), random.nextBoolean()));
            case 3 -> {
                return said(debugger.collect(random.nextBoolean()));
            }
            default -> {
                move(debugger, new Motion.StepIn(1 + random.nextInt(25)));
                return said(debugger.write(orders.cell(), orders.expression(), random.nextInt(4) > 0));
            }
        }
        return false;
    }

    private static boolean said(@Nullable Refusal refusal) {
        if (refusal != null && (refusal.reason().isBlank() || refusal.reason().contains("Exception"))) {
            throw new AssertionError("refused, but not in words: " + refusal);
        }
        return refusal == null;
    }

    static void move(Debugger debugger, Motion motion) {
        finish(debugger.begin(motion));
    }

    /** Lets a task work for a while, then ends it early. */
    static void finish(Task task) {
        for (int i = 0; i < SLICES; i++) {
            if (task.advance(SLICE)) {
                return;
            }
        }
        task.pause();
        while (!task.advance(SLICE)) {
            // the watchdog waits
        }
    }

    private static void comesBack(Debugger debugger, Random random) {
        long time = debugger.time();
        if (debugger.machine().part() > 0) {
            return;
        }
        long digest = debugger.machine().digest();
        move(debugger, new Motion.GoTo(random.nextInt((int) time + 1)));
        move(debugger, new Motion.GoTo(time));
        if (debugger.time() == time
                && debugger.machine().part() == 0
                && debugger.machine().digest() != digest) {
            throw new AssertionError("another state at time " + time + " after going away and coming back; edits "
                    + debugger.inputs().edits());
        }
    }
}
