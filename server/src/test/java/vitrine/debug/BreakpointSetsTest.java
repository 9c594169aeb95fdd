package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vitrine.debug.BreakpointSpec.Access;
import vitrine.debug.BreakpointSpec.Data;
import vitrine.debug.BreakpointSpec.Line;

/** Several people change one set of breakpoints, each from the set that they had; and what a breakpoint is outlasts the others' changes. */
class BreakpointSetsTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int SEQUENCES = Integer.getInteger("vitrine.sequences", 300);

    private static final String LOOP = """
            .global n 0
            .func main
            loop:
                gload n
                const 1
                add
                gstore n
                gload n
                const 20
                lt
                jt loop
                halt
            """;

    private Debugger debugger;

    @BeforeEach
    void load() {
        debugger = Moments.debugger(LOOP);
    }

    private static BreakpointSpec line(String id, int line) {
        return new BreakpointSpec(id, new Line(line), "", 0, "", false, true);
    }

    private static BreakpointSpec with(BreakpointSpec spec, String condition, long hitCount, boolean enabled) {
        return new BreakpointSpec(
                spec.id(), spec.trigger(), condition, hitCount, spec.log(), spec.temporary(), enabled);
    }

    private long revision() {
        return debugger.breakpointRevision();
    }

    private void change(long madeFrom, BreakpointSpec... wanted) {
        assertThat(debugger.changeBreakpoints(madeFrom, List.of(wanted))).isNull();
    }

    private List<String> ids() {
        return debugger.breakpointSet().specs().stream().map(BreakpointSpec::id).toList();
    }

    private void run(Motion motion, long time) {
        Moments.finish(debugger.begin(motion), 1_000);
        assertThat(debugger.time()).isEqualTo(time);
    }

    @Test
    void whatOthersAddedTookOutOrChangedMeanwhileStays() {
        change(0, line("a", 4), line("b", 5), line("c", 6));
        long base = revision();
        change(base, line("b", 5), with(line("c", 6), "n == 3", 0, true));
        change(base, line("a", 4), line("b", 5), with(line("c", 6), "", 4, true), line("d", 7));
        assertThat(debugger.breakpointSet().specs())
                .containsExactly(line("b", 5), with(line("c", 6), "n == 3", 4, true), line("d", 7));
        assertThat(revision()).isEqualTo(base + 2);
    }

    @Test
    void whatIsTakenOutStaysOutThoughSomebodyChangedIt() {
        change(0, line("a", 4));
        long base = revision();
        change(base);
        change(base, with(line("a", 4), "n == 3", 0, true));
        assertThat(ids()).isEmpty();
    }

    @Test
    void aMessageThatComesTwiceAndTwoWhoAddTheSameAddOnce() {
        change(0, line("a", 4));
        change(0, line("a", 4));
        change(0, line("b", 4));
        assertThat(ids()).containsExactly("a");
        change(0, with(line("c", 4), "n == 3", 0, true));
        assertThat(ids()).as("with a condition it is another one").containsExactly("a", "c");
        change(revision(), line("a", 4), with(line("c", 4), "n == 3", 0, true), line("d", 4));
        assertThat(ids()).as("whoever knows it wants two").containsExactly("a", "c", "d");
    }

    @Test
    void aSetWithoutIdsIsTheSameBreakpointsWhereItWaitsForTheSame() {
        change(0, line("", 5), line("", 4), line("", 5));
        assertThat(ids()).containsExactly("b1", "b2", "b3");
        change(revision(), line("", 4), line("", 6), line("", 5));
        assertThat(ids()).containsExactly("b2", "b4", "b1");
        change(revision(), line("", 4), line("", 6), line("", 5));
        assertThat(revision()).as("nothing has changed").isEqualTo(2);
    }

    @Test
    void aRevisionThatNobodyKnowsAnyMoreIsRefused() {
        for (int i = 0; i <= BreakpointSets.MOST_EARLIER + 1; i++) {
            change(revision(), line("a" + i, 4));
        }
        assertThat(debugger.changeBreakpoints(0, List.of()).reason())
                .isEqualTo("They were made from revision 0, which is no longer known: that goes from 2 to 66.");
        assertThat(debugger.changeBreakpoints(67, List.of()).reason())
                .isEqualTo("There is no revision 67 of the breakpoints; the present one is 66.");
        change(2, line("b", 5));
        assertThat(ids()).containsExactly("a65", "b");
    }

    @Test
    void longTextsLeaveRoomForFewerEarlierSets() {
        String text = "n == 1 || ".repeat(90) + "n == 2";
        for (int i = 0; i < 40; i++) {
            BreakpointSpec[] many = new BreakpointSpec[50];
            for (int j = 0; j < many.length; j++) {
                many[j] = with(line("a" + i + "-" + j, 4), text, 0, true);
            }
            change(revision(), many);
        }
        assertThat(debugger.knowsBreakpoints(39)).isTrue();
        assertThat(debugger.knowsBreakpoints(30)).isFalse();
        assertThat(debugger.breakpointBytes()).isLessThan(1 << 20);
    }

    @Test
    void aSetDoesNotGrowWithoutBoundByAddingFromOneRevision() {
        BreakpointSpec[] many = new BreakpointSpec[600];
        for (int i = 0; i < many.length; i++) {
            many[i] = line("a" + i, 4 + i);
        }
        change(0, many);
        for (int i = 0; i < many.length; i++) {
            many[i] = line("b" + i, 1000 + i);
        }
        assertThat(debugger.changeBreakpoints(0, List.of(many)).reason())
                .isEqualTo("With those that others set there would be 1200; a set has at most 1000.");
        assertThat(ids()).hasSize(600);
    }

    @Test
    void hitsOutlastTheChangesOfOthersForwardsAndBackwards() {
        // line 6 comes at times 2, 10, 18, ...
        BreakpointSpec third = with(line("a", 6), "", 3, true);
        change(0, third);
        run(new Motion.Continue(), 18);
        change(1, third, line("b", 12));
        assertThat(debugger.breakpointSet().statuses().get(0).hits()).isEqualTo(3);
        run(new Motion.Continue(), 26);
        run(new Motion.ReverseContinue(), 18);
        assertThat(debugger.breakpointSet().statuses().get(0).hits()).isEqualTo(3);
        run(new Motion.ReverseContinue(), 0);
        run(new Motion.Continue(), 18);
        change(2, with(third, "", 5, true), line("b", 12));
        run(new Motion.Continue(), 34);
        assertThat(debugger.breakpointSet().statuses().get(0).hits()).isEqualTo(5);
        change(3, with(third, "n > 0", 5, true), line("b", 12));
        assertThat(debugger.breakpointSet().statuses().get(0).hits())
                .as("with another condition other hits count")
                .isZero();
    }

    @Test
    void oneThatBeginsToCountDoesNotTakeTheHitsOfAnother() {
        BreakpointSpec third = with(line("a", 6), "", 3, true);
        change(0, third);
        run(new Motion.Continue(), 18);
        change(1, with(line("b", 4), "", 2, true), third);
        run(new Motion.Continue(), 26);
        assertThat(debugger.breakpointSet().statuses())
                .extracting(BreakpointStatus::hits)
                .containsExactly(1L, 4L);
    }

    @Test
    void whatIsGoneStaysGoneAndWhatStoppedIsStillTheSameOne() {
        BreakpointSpec once = new BreakpointSpec("a", new Line(6), "", 0, "", true, true);
        change(0, line("z", 12), once, line("c", 6));
        run(new Motion.Continue(), 2);
        assertThat(debugger.hits()).containsExactly(1, 2);
        change(1, line("z", 12), once, line("c", 6), line("d", 7));
        assertThat(debugger.breakpointSet().statuses().get(1).verified()).isFalse();
        change(2, line("d", 7), line("c", 6));
        assertThat(debugger.hits()).containsExactly(1);
    }

    @Test
    void aNameOfACellGoesOnToMeanTheCellThatItMeant() {
        debugger = Moments.debugger("""
                .func main
                    const 1
                    call f
                    const 2
                    call f
                    halt
                .func f x
                    lload x
                    lstore x
                    ret
                """);
        run(new Motion.StepIn(2), 2);
        BreakpointSpec data = new BreakpointSpec("a", new Data("x", Access.READ), "", 0, "", false, true);
        change(0, data);
        String cell = debugger.breakpointSet().statuses().get(0).cell();
        assertThat(cell).isNotEmpty();
        run(new Motion.GoTo(5), 5);
        change(1, with(data, "time > 0", 0, true), line("b", 4));
        assertThat(debugger.breakpointSet().statuses().get(0).cell()).isEqualTo(cell);
        assertThat(debugger.breakpointSet().statuses().get(0).verified()).isTrue();
    }

    // ---- any order of anything

    /** What somebody did to the set that they had: to the model it is done when it arrives. */
    private record Deed(
            String id,
            @Nullable BreakpointSpec added,
            @Nullable UnaryOperator<BreakpointSpec> change) {}

    private record Message(long madeFrom, List<BreakpointSpec> wanted, List<Deed> deeds, List<String> seen) {}

    /** One who has a set and changes it; answers reach them late. */
    private static final class Person {
        private final String name;
        private long revision;
        private Map<String, BreakpointSpec> set = new LinkedHashMap<>();
        private final ArrayDeque<BreakpointSet> told = new ArrayDeque<>();
        private boolean waiting;
        private int made;

        Person(String name) {
            this.name = name;
        }

        Message change(Random random) {
            List<Deed> deeds = new ArrayList<>();
            List<String> seen = List.copyOf(set.keySet());
            Map<String, BreakpointSpec> wanted = new LinkedHashMap<>(set);
            List<String> ids = new ArrayList<>(seen);
            for (int i = random.nextInt(3); i >= 0; i--) {
                String id = ids.isEmpty() ? "" : ids.get(random.nextInt(ids.size()));
                switch (ids.isEmpty() ? 0 : random.nextInt(4)) {
                    case 0 -> {
                        BreakpointSpec spec = line(name + ++made, 4 + random.nextInt(5));
                        wanted.put(spec.id(), spec);
                        deeds.add(new Deed(spec.id(), spec, null));
                    }
                    case 1 -> {
                        wanted.remove(id);
                        deeds.add(new Deed(id, null, null));
                    }
                    default -> {
                        UnaryOperator<BreakpointSpec> change = change(random, wanted.get(id));
                        wanted.computeIfPresent(id, (known, spec) -> change.apply(spec));
                        deeds.add(new Deed(id, null, change));
                    }
                }
                ids.remove(id);
            }
            waiting = true;
            return new Message(revision, List.copyOf(wanted.values()), deeds, seen);
        }

        /** Another value of one property. */
        private static UnaryOperator<BreakpointSpec> change(Random random, BreakpointSpec now) {
            long hits = now.hitCount() + 1 + random.nextInt(3);
            String text = "n == " + random.nextInt(1_000_000);
            boolean enabled = !now.enabled();
            return switch (random.nextInt(3)) {
                case 0 -> spec -> with(spec, text, spec.hitCount(), spec.enabled());
                case 1 -> spec -> with(spec, spec.condition(), hits, spec.enabled());
                default -> spec -> with(spec, spec.condition(), spec.hitCount(), enabled);
            };
        }

        void hear() {
            BreakpointSet newest = told.remove();
            if (newest.revision() >= revision) {
                revision = newest.revision();
                set = new LinkedHashMap<>();
                newest.specs().forEach(spec -> set.put(spec.id(), spec));
            }
        }
    }

    /** What becomes of the set when somebody's deeds arrive, one after the other. */
    private static void arrive(Map<String, BreakpointSpec> model, Message message) {
        Map<String, BreakpointSpec> added = new LinkedHashMap<>();
        List<String> removed = new ArrayList<>();
        for (Deed deed : message.deeds()) {
            if (deed.added() != null) {
                added.put(deed.id(), deed.added());
            } else if (deed.change() == null) {
                removed.add(deed.id());
            } else {
                model.computeIfPresent(deed.id(), (id, spec) -> deed.change().apply(spec));
            }
        }
        removed.forEach(model::remove);
        Map<String, BreakpointSpec> others = new LinkedHashMap<>(model);
        others.keySet().removeAll(message.seen());
        others.keySet().removeAll(added.keySet());
        added.forEach((id, spec) -> {
            boolean twice = model.containsKey(id);
            boolean same =
                    others.values().stream().anyMatch(other -> other.withId("").equals(spec.withId("")));
            if (twice || !same) {
                model.put(id, spec);
            }
        });
    }

    @Test
    void everyoneEndsUpWithTheSetThatAllDeedsMakeInTheOrderInWhichTheyArrive() {
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            long seed = SEED + sequence;
            Random random = new Random(seed);
            BreakpointSets sets = new BreakpointSets();
            Map<String, BreakpointSpec> model = new LinkedHashMap<>();
            List<Person> people = List.of(new Person("p"), new Person("q"), new Person("r"));
            Map<Person, ArrayDeque<Message>> under = new LinkedHashMap<>();
            people.forEach(person -> under.put(person, new ArrayDeque<>()));
            for (int turn = 0; turn < 120 || under.values().stream().anyMatch(way -> !way.isEmpty()); turn++) {
                Person person = people.get(random.nextInt(people.size()));
                ArrayDeque<Message> way = under.get(person);
                if (!person.told.isEmpty() && random.nextInt(3) == 0) {
                    person.hear();
                } else if (turn < 120 && !person.waiting) {
                    way.add(person.change(random));
                } else if (!way.isEmpty()) {
                    // now and then a message comes a second time, since its answer was lost
                    Message message = random.nextInt(6) == 0 ? way.peek() : way.remove();
                    List<BreakpointSpec> merged = sets.merged(message.madeFrom(), message.wanted());
                    assertThat(merged).as("seed %d", seed).isNotNull();
                    sets.become(merged);
                    arrive(model, message);
                    assertThat(byId(sets.present())).as("seed %d", seed).isEqualTo(model);
                    BreakpointSet now = new BreakpointSet(sets.revision(), sets.present(), List.of());
                    people.forEach(each -> each.told.add(now));
                    person.waiting = !way.isEmpty();
                }
            }
            for (Person person : people) {
                while (!person.told.isEmpty()) {
                    person.hear();
                }
                assertThat(person.set).as("seed %d", seed).isEqualTo(model);
            }
        }
    }

    private static Map<String, BreakpointSpec> byId(List<BreakpointSpec> set) {
        Map<String, BreakpointSpec> all = new LinkedHashMap<>();
        set.forEach(spec -> all.put(spec.id(), spec));
        return all;
    }
}
