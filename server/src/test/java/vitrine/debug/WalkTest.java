package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vitrine.machine.Limits;
import vitrine.machine.RandomSources;
import vitrine.machine.Sources;
import vitrine.machine.Value;
import vitrine.program.Assembly;

/**
 * Wandering about: any row of movements, with pauses, other input, other breakpoints, and little memory for checkpoints on the way, shows at each
 * time the state that was shown there before, and the one that a debugger shows that goes there at once.
 */
class WalkTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    /** How many commands are carried out in all; a million shows more than a build can wait for. */
    private static final long COMMANDS = Long.getLong("vitrine.walk.commands", 20_000L);

    private static final int COMMANDS_A_WALK = 100;
    /** Everything that can be seen is compared at every so many times, the digest at each. */
    private static final int SEEN = 32;

    @ParameterizedTest
    @EnumSource
    void everyTimeAlwaysLooksTheSame(Sources sources) {
        Tally tally = new Tally();
        for (long seed = SEED; tally.commands < COMMANDS; seed++) {
            String source = sources.text(seed);
            try {
                new Walk(seed, sources, Moments.collecting(Moments.assemble(source), seed), tally).walk();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + source, e);
            }
        }
        if (COMMANDS > 20_000) {
            System.out.println(tally);
        }
        assertThat(tally.again).as("%s", tally).isGreaterThan(tally.commands / 4);
        assertThat(tally.edits).as("%s", tally).isGreaterThan(tally.commands / 100);
        assertThat(tally.inputs).as("%s", tally).isGreaterThan(tally.commands / 50);
    }

    /** What happened on all walks: a walk that changes nothing and comes nowhere twice would show nothing. */
    private static final class Tally {
        private long walks;
        private long commands;
        private long moves;
        private long edits;
        private long inputs;
        private long futuresDropped;
        private long again;
        private long inside;
        private long reloaded;

        @Override
        public String toString() {
            return ("%,d commands on %,d walks: %,d movements, %,d edits, %,d changes of input, %,d of them dropped a known future;"
                            + " %,d states at moments that were seen before, %,d in debuggers that began anew; %,d times inside of an instruction")
                    .formatted(commands, walks, moves, edits, inputs, futuresDropped, again, reloaded, inside);
        }
    }

    private static final class Walk {
        private final Random random;
        private final Sources sources;
        private final Assembly assembly;
        private final Limits limits;
        private final Debugger debugger;
        private final Map<Moment, Long> digests = new HashMap<>();
        private final Map<Moment, String> views = new HashMap<>();
        private final Tally tally;
        private final long far;

        Walk(long seed, Sources sources, Assembly assembly, Tally tally) {
            random = new Random(seed);
            this.sources = sources;
            this.tally = tally;
            far = List.of(200L, 1_000L, 5_000L).get(random.nextInt(3));
            this.assembly = assembly;
            Limits usual = sources.limits(seed);
            // strings that double until the heap is full take most of the time and show nothing new
            limits = random.nextInt(16) == 0
                    ? usual
                    : new Limits(
                            Math.min(usual.heapBytes(), 1 << 15),
                            usual.stackValues(),
                            usual.callDepth(),
                            Math.min(usual.outputChars(), 20_000));
            long budget = List.of(3_000L, 50_000L, 1L << 22).get(random.nextInt(3));
            InputState inputs = new InputState(RandomSources.lines(seed), 0, random.nextBoolean(), seed, List.of());
            debugger = Moments.debugger(assembly, limits, inputs, budget);
        }

        void walk() {
            tally.walks++;
            for (int i = 0; i < COMMANDS_A_WALK; i++) {
                tally.commands++;
                switch (random.nextInt(11)) {
                    case 10 -> collect();
                    case 0 -> breakpoints();
                    case 1 -> input();
                    case 2, 3 -> edit();
                    default -> move();
                }
                look();
            }
            reload();
        }

        private void move() {
            tally.moves++;
            Moment before = now();
            long end = debugger.end();
            Motion motion = motion(end);
            Task task = debugger.begin(motion);
            long slice = 1 + random.nextInt(random.nextBoolean() ? 20 : 2_000);
            int pauseAfter = random.nextInt(3) == 0 ? random.nextInt(6) : Integer.MAX_VALUE;
            boolean endless = !(motion instanceof Motion.GoTo) && !motion.backward();
            long work = 0;
            int slices = 0;
            boolean paused = false;
            boolean done = false;
            while (!done) {
                if (slices++ == pauseAfter || endless && work > far) {
                    task.pause();
                    paused = true;
                }
                done = task.advance(slice);
                work += slice;
            }
            if (task.reason() == StopReason.PAUSE) {
                assertThat(paused).isTrue();
                if (task.backward()) {
                    assertThat(now()).as("a pause of %s", motion).isEqualTo(before);
                } else {
                    assertThat(now()).as("a pause of %s", motion).isGreaterThanOrEqualTo(before);
                }
            }
            StepReport last = debugger.lastStep();
            assertThat(last == null ? Moment.whole(0) : last.after())
                    .as("%s", motion)
                    .isEqualTo(now());
            tally.inside += debugger.machine().part() > 0 ? 1 : 0;
        }

        private Moment now() {
            return Moment.of(debugger.machine());
        }

        private Motion motion(long end) {
            int address = random.nextInt(Math.max(1, assembly.program().codeLength()));
            return switch (random.nextInt(21)) {
                case 16, 17 -> new Motion.StepIn(1 + random.nextInt(10), true);
                case 18, 19 -> new Motion.StepBack(1 + random.nextInt(10), true);
                case 20 -> new Motion.GoTo(new Moment(random.nextInt((int) Math.min(far, end) + 1), random.nextInt(9)));
                case 0 -> new Motion.StepIn(1);
                case 1 -> new Motion.StepIn(random.nextInt(400));
                case 2 -> new Motion.Next();
                case 3 -> new Motion.StepOut();
                case 4 -> new Motion.Continue();
                case 5 -> new Motion.StepBack(1);
                case 6 -> new Motion.StepBack(random.nextInt(400));
                case 7 -> new Motion.Previous();
                case 8 -> new Motion.BackToCall();
                case 9 -> new Motion.ReverseContinue();
                case 10 -> new Motion.RunTo(address);
                case 11 -> new Motion.RunBackTo(address);
                case 12 -> new Motion.GoToEnd();
                default -> new Motion.GoTo(random.nextInt((int) Math.min(far, end + 50) + 1));
            };
        }

        private void breakpoints() {
            List<BreakpointSpec> specs = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                int address = random.nextInt(Math.max(1, assembly.program().codeLength()));
                String condition = random.nextBoolean() ? "" : "g > 2 || depth == 2";
                long hitCount = random.nextInt(4);
                specs.add(new BreakpointSpec(
                        0, address, condition, hitCount, "", random.nextInt(3) == 0, random.nextInt(5) > 0));
            }
            debugger.setBreakpoints(specs);
        }

        private void input() {
            InputState now = debugger.inputs();
            List<String> lines = new ArrayList<>(now.lines().subList(0, now.read()));
            for (int i = random.nextInt(4); i > 0; i--) {
                lines.add(String.valueOf(random.nextInt(50)));
            }
            boolean closed = random.nextBoolean();
            long time = debugger.time();
            boolean would = debugger.wouldDropFuture(lines, closed);
            boolean drop = random.nextBoolean();
            String refusal = debugger.setInput(lines, closed, drop);
            tally.inputs += refusal.isEmpty() ? 1 : 0;
            if (refusal.isEmpty() && would) {
                assertThat(drop).isTrue();
                tally.futuresDropped++;
                Moment here = now();
                digests.keySet().removeIf(each -> each.compareTo(here) > 0);
                views.keySet().removeIf(each -> each.compareTo(here) > 0);
                assertThat(debugger.end()).isEqualTo(time);
            }
            assertThat(debugger.time()).isEqualTo(time);
        }

        private void edit() {
            String cell = sources.cell(random, debugger.machine().depth());
            boolean drop = random.nextInt(3) == 0;
            long time = debugger.time();
            boolean future = debugger.end() > time;
            String stable = Expression.cell(cell, debugger.machine());
            Value before = stable == null ? null : debugger.machine().read(stable);
            long digest = debugger.machine().digest();
            List<Edit> edits = debugger.inputs().edits();
            Refusal refusal = debugger.write(cell, value(), drop);
            assertThat(debugger.time()).isEqualTo(time);
            if (refusal != null) {
                assertThat(debugger.machine().digest()).isEqualTo(digest);
                assertThat(refusal.reason()).isNotBlank();
                return;
            }
            if (debugger.inputs().edits().equals(edits)) {
                assertThat(debugger.machine().digest()).isEqualTo(digest);
                assertThat(debugger.machine().read(stable)).isEqualTo(before);
                return;
            }
            assertThat(drop || !future).isTrue();
            edited(time, future);
        }

        private void collect() {
            boolean drop = random.nextInt(3) == 0;
            long time = debugger.time();
            boolean future = debugger.end() > time;
            long digest = debugger.machine().digest();
            Refusal refusal = debugger.collect(drop);
            if (debugger.machine().digest() != digest) {
                assertThat(refusal).isNull();
                assertThat(drop || !future).isTrue();
                edited(time, future);
                if (random.nextBoolean()) {
                    Moments.finish(debugger.begin(new Motion.Collect()), 5);
                    assertThat(debugger.machine().part()).isPositive();
                }
            }
        }

        private void edited(long time, boolean future) {
            tally.edits++;
            tally.futuresDropped += future ? 1 : 0;
            assertThat(debugger.end()).isEqualTo(time);
            assertThat(debugger.edited()).isNotEmpty();
            digests.keySet().removeIf(each -> each.time() >= time);
            views.keySet().removeIf(each -> each.time() >= time);
        }

        private String value() {
            List<String> values = List.of(
                    "3",
                    "-1",
                    "0x1f",
                    "'a'",
                    "2.5",
                    "null",
                    "\"text\"",
                    "\"\"",
                    "main",
                    "fuel - 1",
                    "g",
                    "a",
                    "1 +",
                    "");
            return values.get(random.nextInt(values.size()));
        }

        private void look() {
            Moment time = now();
            long digest = debugger.machine().digest();
            Long before = digests.putIfAbsent(time, digest);
            if (before != null) {
                tally.again++;
                assertThat(digest).as("%s", time).isEqualTo(before);
            }
            if (time.time() % SEEN != 0) {
                return;
            }
            String view = Moments.views(debugger.machine());
            // whether it waits depends on the lines that are there by now
            String plain = view.substring(view.indexOf(" [Pointer"));
            String seen = views.putIfAbsent(time, plain);
            if (seen != null) {
                assertThat(plain).as("%s", time).isEqualTo(seen);
            }
        }

        /** A debugger that begins anew with what was recorded comes to the same states. */
        private void reload() {
            Debugger fresh = Moments.debugger(assembly, limits, debugger.inputs(), Debugger.HISTORY_BYTES);
            for (Moment time : digests.keySet().stream().sorted().toList()) {
                Moments.finish(fresh.begin(new Motion.GoTo(time)), 1_000);
                assertThat(Moment.of(fresh.machine())).isEqualTo(time);
                tally.reloaded++;
                assertThat(fresh.machine().digest()).as("reloaded, %s", time).isEqualTo(digests.get(time));
            }
        }
    }
}
