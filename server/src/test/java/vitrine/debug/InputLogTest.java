package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vitrine.machine.Input;
import vitrine.machine.InputRequest;

/** What the world told a program it tells again, whenever the same step is executed again; and the future is dropped exactly when it must be. */
class InputLogTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final InputRequest LINE = new InputRequest.Line();
    private static final InputRequest CLOCK = new InputRequest.Clock();

    private long now = 1_000;

    private InputLog log(boolean closed, String... lines) {
        return new InputLog(new InputState(List.of(lines), 0, closed, 7, List.of()), List.of(), List.of(), () -> now);
    }

    @Test
    void linesComeInTheirOrderAndAgain() {
        InputLog log = log(true, "a", "b");
        assertThat(log.read(3, LINE)).isEqualTo(new Input.Line("a"));
        assertThat(log.read(9, LINE)).isEqualTo(new Input.Line("b"));
        assertThat(log.read(12, LINE)).isEqualTo(new Input.End());
        assertThat(log.read(9, LINE)).isEqualTo(new Input.Line("b"));
        assertThat(log.read(3, LINE)).isEqualTo(new Input.Line("a"));
        assertThat(log.read(15, LINE)).isEqualTo(new Input.End());
        assertThat(log.state(9).read()).isEqualTo(1);
        assertThat(log.state(10).read()).isEqualTo(2);
    }

    @Test
    void openInputIsWaitedFor() {
        InputLog log = log(false, "a");
        log.read(1, LINE);
        assertThat(log.read(2, LINE)).isNull();
        assertThat(log.futureDiffers(2, List.of("a", "b"), false)).isFalse();
        log.replace(List.of("a", "b"), false);
        assertThat(log.read(2, LINE)).isEqualTo(new Input.Line("b"));
    }

    @Test
    void theClockIsTheSameOnEveryVisit() {
        InputLog log = log(true);
        Map<Long, Input> told = new HashMap<>();
        Random random = new Random(SEED);
        for (long time = 0; time < 3_000; time += 1 + random.nextInt(3)) {
            now += random.nextInt(3);
            told.put(time, log.read(time, CLOCK));
        }
        now += 100_000;
        told.forEach((time, input) -> assertThat(log.read(time, CLOCK)).isEqualTo(input));
        // and in a log that begins with what this one recorded
        InputLog reloaded = new InputLog(log.state(0), List.of(), List.of(), () -> now);
        told.forEach((time, input) ->
                assertThat(reloaded.read(time, CLOCK)).as("time %d", time).isEqualTo(input));
    }

    @Test
    void theClockNeverGoesBack() {
        InputLog log = log(true);
        assertThat(log.read(1, CLOCK)).isEqualTo(new Input.Number(1_000));
        now = 500;
        assertThat(log.read(2, CLOCK)).isEqualTo(new Input.Number(1_000));
        now = 2_000;
        assertThat(log.read(3, CLOCK)).isEqualTo(new Input.Number(2_000));
    }

    @Test
    void whatIsForgottenIsAskedAnew() {
        InputLog log = new InputLog(InputState.none(1), List.of(4L, 5L), List.of(), () -> now);
        InputRequest die = new InputRequest.Random(6);
        assertThat(log.read(5, CLOCK)).isEqualTo(new Input.Number(1_000));
        assertThat(log.read(6, die)).isEqualTo(new Input.Number(4));
        now = 2_000;
        log.forgetFrom(5);
        assertThat(log.read(5, CLOCK)).isEqualTo(new Input.Number(2_000));
        assertThat(log.read(6, die)).isEqualTo(new Input.Number(5));
        log.forgetFrom(7);
        now = 3_000;
        assertThat(log.read(5, CLOCK)).isEqualTo(new Input.Number(2_000));
        assertThat(log.read(7, CLOCK)).isEqualTo(new Input.Number(3_000));
    }

    @Test
    void randomNumbersFollowFromSeedAndTimeAndLieWithinTheirBound() {
        Random random = new Random(SEED);
        InputLog log = log(true);
        InputLog other = log(true);
        for (int i = 0; i < 10_000; i++) {
            long time = random.nextLong() >>> 1;
            long bound = 1 + (random.nextLong() >>> 1 + random.nextInt(62));
            Input.Number number = (Input.Number) log.read(time, new InputRequest.Random(bound));
            assertThat(number.value()).isBetween(0L, bound - 1);
            assertThat(other.read(time, new InputRequest.Random(bound))).isEqualTo(number);
        }
    }

    @Test
    void scriptsAreGivenInOrderAndAgain() {
        InputLog log = new InputLog(InputState.none(1), List.of(4L, 9L), List.of(70L, 80L), () -> now);
        InputRequest die = new InputRequest.Random(6);
        assertThat(log.read(1, die)).isEqualTo(new Input.Number(4));
        assertThat(log.read(2, die)).isEqualTo(new Input.Number(3));
        assertThat(log.read(1, die)).isEqualTo(new Input.Number(4));
        assertThat(log.read(3, CLOCK)).isEqualTo(new Input.Number(70));
        assertThat(log.read(4, CLOCK)).isEqualTo(new Input.Number(80));
        assertThat(log.read(3, CLOCK)).isEqualTo(new Input.Number(70));
    }

    @Test
    void linesThatWereReadCannotBeReplaced() {
        InputLog log = log(true, "a", "b");
        log.read(3, LINE);
        log.read(9, LINE);
        assertThat(log.refusal(4, List.of("x", "b"))).contains("The first line is read already");
        assertThat(log.refusal(10, List.of("a"))).contains("The first 2 lines are read already");
        assertThat(log.refusal(4, List.of("a", "x"))).isEmpty();
        assertThat(log.refusal(3, List.of())).isEmpty();
    }

    /** The future differs exactly when a program that reads at the same times would be told something else. */
    @Test
    void theFutureDiffersExactlyWhenItMust() {
        for (long seed = SEED; seed < SEED + 20_000; seed++) {
            Random random = new Random(seed);
            List<String> before = lines(random);
            boolean closedBefore = random.nextBoolean();
            InputLog log = log(closedBefore, before.toArray(String[]::new));
            int reads = random.nextInt(5);
            List<Input> told = new ArrayList<>();
            for (int i = 0; i < reads; i++) {
                told.add(log.read(10L * i, LINE));
            }
            List<String> after = lines(random);
            boolean closed = random.nextBoolean();
            long time = 10L * random.nextInt(6) - random.nextInt(2);
            if (time < 0 || !log.refusal(time, after).isEmpty()) {
                continue;
            }
            InputLog other = log(closed, after.toArray(String[]::new));
            boolean differs = false;
            for (int i = 0; i < reads; i++) {
                Input now = other.read(10L * i, LINE);
                differs |= told.get(i) != null && !told.get(i).equals(now);
            }
            assertThat(log.futureDiffers(time, after, closed))
                    .as("seed %d: %s %s, then %s %s at %d", seed, before, closedBefore, after, closed, time)
                    .isEqualTo(differs);
        }
    }

    private static List<String> lines(Random random) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            lines.add(random.nextInt(4) == 0 ? "b" : "a");
        }
        return lines;
    }
}
