package vitrine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import vitrine.program.Program;

/** Two machines with the same program that execute it in different ways do exactly the same: the same states at the same times, the same stops. */
public final class SameRuns {
    private SameRuns() {}

    /** The inputs of a seed. */
    public static Inputs inputs(long seed) {
        return new Given(RandomSources.lines(seed));
    }

    /** The clock moves, and numbers are drawn, with the time; there are some lines and then no more. */
    private record Given(List<String> lines) implements Inputs {
        @Override
        public Input read(long time, InputRequest request) {
            if (request instanceof InputRequest.Random random) {
                return new Input.Number((time * 0x9E3779B97F4A7C15L >>> 1) % random.bound());
            } else if (request instanceof InputRequest.Clock) {
                return new Input.Number(1_000_000 + time);
            }
            return lines.isEmpty() ? new Input.End() : new Input.Line(lines.get((int) (time % lines.size())));
        }
    }

    /** Runs a program on both, slice by slice, and now and then back to a checkpoint and forward again. */
    public static void check(Machine slow, Machine fast, long seed, long most) {
        Random random = new Random(seed);
        Program program = slow.program();
        List<Checkpoint> checkpoints = new ArrayList<>();
        BitSet addresses = new BitSet();
        while (slow.time() < most) {
            long goal = slow.time() + 1 + random.nextInt(random.nextInt(4) == 0 ? 4_000 : 150);
            if (random.nextInt(8) == 0) {
                addresses = new BitSet();
                for (int i = random.nextInt(4); i > 0; i--) {
                    addresses.set(random.nextInt(program.codeLength() + 1));
                }
            }
            int depth = random.nextInt(6) == 0 ? slow.depth() - random.nextInt(2) : -1;
            Until until = new Until(goal, random.nextBoolean() ? addresses : new BitSet(), depth, random.nextBoolean());
            slow.markDepth();
            fast.markDepth();
            Stop stop = run(slow, until);
            assertThat(run(fast, until)).isEqualTo(stop);
            assertThat(fast.time()).isEqualTo(slow.time());
            assertThat(fast.address()).as("address at %s", slow.time()).isEqualTo(slow.address());
            assertThat(fast.digest()).as("state at %s", slow.time()).isEqualTo(slow.digest());
            assertThat(fast.status()).isEqualTo(slow.status());
            assertThat(fast.highestDepth())
                    .as("highest depth at %s", slow.time())
                    .isEqualTo(slow.highestDepth());
            assertThat(fast.lowestDepth()).isEqualTo(slow.lowestDepth());
            if (random.nextInt(5) == 0) {
                checkpoints.add(fast.checkpoint());
            }
            if (random.nextInt(12) == 0 && !checkpoints.isEmpty()) {
                Checkpoint checkpoint = checkpoints.get(random.nextInt(checkpoints.size()));
                long present = fast.time();
                fast.restore(checkpoint);
                while (fast.time() < present && run(fast, Until.time(present)) == Stop.TIME) {
                    // long instructions end a run early
                }
                assertThat(fast.digest()).as("after going back").isEqualTo(slow.digest());
            }
            if (stop == Stop.ENDED || stop == Stop.WAITING) {
                return;
            }
        }
    }

    /** A run that is not ended early by instructions that work long. */
    private static Stop run(Machine machine, Until until) {
        Stop stop = Stop.TIME;
        while (stop == Stop.TIME && machine.time() < until.time()) {
            stop = machine.run(until);
        }
        return stop;
    }

    /** Runs both with a watch until a time, in slices: they stop at the same moments for the same reasons. */
    public static void checkWatched(Machine plain, Machine fast, Until until, long slices) {
        assertThat(moments(fast, until, slices)).as("%s", until.watch()).isEqualTo(moments(plain, until, slices));
        assertThat(fast.digest()).isEqualTo(plain.digest());
    }

    /** Why and when it stops, but for stops that only say that it went on for long. */
    private static List<String> moments(Machine machine, Until until, long slices) {
        Random random = new Random(slices);
        List<String> moments = new ArrayList<>();
        long goal = 0;
        while (machine.time() < until.time() && moments.size() < 3_000) {
            if (machine.time() >= goal) {
                goal = Math.min(until.time(), machine.time() + 1 + random.nextInt(8_000));
            }
            Stop stop = machine.run(until.withTime(goal));
            if (stop == Stop.TIME) {
                continue;
            }
            moments.add(machine.time() + " " + stop);
            if (stop == Stop.ENDED) {
                break;
            } else if (stop == Stop.WATCH) {
                machine.step(Observer.NONE);
            }
        }
        return moments;
    }
}
