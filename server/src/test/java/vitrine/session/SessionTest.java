package vitrine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vitrine.asm.Assembler;
import vitrine.debug.BreakpointSpec;
import vitrine.debug.InputState;
import vitrine.debug.Motion;
import vitrine.debug.Question;
import vitrine.debug.StopReason;
import vitrine.isa.InstructionSet;
import vitrine.machine.Area;
import vitrine.machine.AreaView;
import vitrine.machine.Inputs;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.Window;
import vitrine.program.Assembly;
import vitrine.program.Program;

/** What a session promises to those who give it orders and to those who watch. */
class SessionTest {
    private static final String LOOP = "loop:\n rjmp loop\n";
    private static final String SUM = "const 2\nconst 3\nadd\nprint\nhalt\n";

    private final AtomicLong now = new AtomicLong();
    private final Sessions sessions =
            new Sessions(new Sessions.Settings(20, Duration.ofMinutes(10), 1), nanos -> {}, now::get);

    @AfterEach
    void close() {
        sessions.close();
    }

    private static Assembly assembled(String source) {
        return Assembler.assemble(source, Machines.standard().name(), Machines.instructionSets());
    }

    private Session session(String source) {
        return session(source, Machines.standard());
    }

    private Session session(String source, MachineKind kind) {
        Assembly assembly = assembled(source);
        return sessions.create(kind, assembly.program(), assembly.sourceMap(), InputState.none(1));
    }

    /** What remains of an answer when its turn is over. */
    private record Said(String what, long time, StopReason reason, boolean running, String text) {}

    private static Said said(Answer answer) {
        if (answer instanceof Answer.Moment moment) {
            return new Said(
                    "moment",
                    moment.debugger().time(),
                    moment.reason(),
                    moment.running(),
                    String.join(",", moment.areas().keySet()));
        } else if (answer instanceof Answer.Refused refused) {
            return new Said("refused", 0, null, false, refused.title() + " " + refused.detail());
        } else if (answer instanceof Answer.Ended ended) {
            return new Said("ended", 0, null, false, ended.end().name());
        }
        if (answer instanceof Answer.Found found) {
            return new Said("found", found.debugger().time(), null, false, String.valueOf(found.finding()));
        }
        return new Said("breakpoints", 0, null, false, "");
    }

    private static CompletableFuture<Said> give(Session session, Order order) {
        CompletableFuture<Said> future = new CompletableFuture<>();
        assertThat(session.give(order, answer -> future.complete(said(answer)))).isTrue();
        return future;
    }

    private static CompletableFuture<Said> move(Session session, Motion motion) {
        return give(session, new Order.Move(motion));
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    @Test
    void ordersAreCarriedOutOneAfterTheOther() throws Exception {
        Session session = session(SUM);
        List<CompletableFuture<Said>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(move(session, new Motion.StepIn(1)));
        }
        answers.add(move(session, new Motion.StepBack(2)));
        List<Long> times = new ArrayList<>();
        for (CompletableFuture<Said> each : answers) {
            times.add(get(each).time());
        }
        assertThat(times).containsExactly(1L, 2L, 3L, 4L, 2L);
    }

    @Test
    void anEndlessLoopIsPaused() throws Exception {
        Session session = session(LOOP);
        CompletableFuture<Said> run = move(session, new Motion.Continue());
        CompletableFuture<Said> paused = give(session, new Order.Pause());
        assertThat(get(paused).reason()).isEqualTo(StopReason.PAUSE);
        assertThat(get(run).reason()).isEqualTo(StopReason.PAUSE);
        assertThat(get(paused).running()).isFalse();
        assertThat(get(move(session, new Motion.StepIn(1))).time())
                .isEqualTo(get(paused).time() + 1);
    }

    @Test
    void aPauseWithNothingUnderWayIsAnsweredWithTheState() throws Exception {
        assertThat(get(give(session(SUM), new Order.Pause())).what()).isEqualTo("moment");
    }

    @Test
    void aPauseDropsWhatWaitsBehind() throws Exception {
        Session session = session(LOOP);
        move(session, new Motion.Continue());
        CompletableFuture<Said> behind = move(session, new Motion.StepIn(1));
        CompletableFuture<Said> paused = give(session, new Order.Pause());
        assertThat(get(behind).what()).isEqualTo("refused");
        assertThat(get(paused).reason()).isEqualTo(StopReason.PAUSE);
    }

    @Test
    void aJumpEndsTheMovementUnderWay() throws Exception {
        Session session = session(LOOP);
        CompletableFuture<Said> run = move(session, new Motion.Continue());
        CompletableFuture<Said> jump = move(session, new Motion.GoTo(7));
        assertThat(get(jump).time()).isEqualTo(7);
        assertThat(get(run).reason()).isEqualTo(StopReason.PAUSE);
    }

    @Test
    void aQuestionIsAnsweredAndThePresentStays() throws Exception {
        Session session = session(LOOP);
        get(move(session, new Motion.GoTo(3_000_000)));
        CompletableFuture<Said> asked = give(session, new Order.Ask(new Question.Loop()));
        CompletableFuture<Said> behind = move(session, new Motion.StepBack(1));
        assertThat(get(asked).text()).contains("Line 2 repeats");
        assertThat(get(asked).time()).isEqualTo(3_000_000);
        assertThat(get(behind).time()).isEqualTo(2_999_999);
    }

    @Test
    void aPauseEndsAQuestionEarlyAndAJumpToo() throws Exception {
        Session session = session(LOOP);
        get(move(session, new Motion.GoTo(3_000_000)));
        CompletableFuture<Said> asked = give(session, new Order.Ask(new Question.Loop()));
        CompletableFuture<Said> paused = give(session, new Order.Pause());
        assertThat(get(asked).what()).isEqualTo("found");
        assertThat(get(paused).time()).isEqualTo(3_000_000);
        assertThat(get(paused).reason()).isEqualTo(StopReason.GOTO);
        CompletableFuture<Said> again = give(session, new Order.Ask(new Question.Loop()));
        assertThat(get(move(session, new Motion.GoTo(5))).time()).isEqualTo(5);
        assertThat(get(again).what()).isEqualTo("found");
    }

    @Test
    void aMovementEndsASurvey() throws Exception {
        Session session = session(LOOP);
        move(session, new Motion.Continue());
        Order survey = new Order.Ask(new Question.Survey(0, Long.MAX_VALUE, 100));
        long present = get(give(session, new Order.Pause())).time();
        CompletableFuture<Said> again = give(session, survey);
        assertThat(get(move(session, new Motion.StepIn(1))).time()).isEqualTo(present + 1);
        assertThat(get(again).what()).isEqualTo("found");
    }

    @Test
    void otherSessionsAreServedWhileLoopsTakeTheOnlyThread() throws Exception {
        for (int i = 0; i < 10; i++) {
            move(session(LOOP), new Motion.Continue());
        }
        Session session = session(SUM);
        for (int time = 1; time <= 4; time++) {
            assertThat(get(move(session, new Motion.StepIn(1))).time()).isEqualTo(time);
        }
    }

    @Test
    void questionsAreAnsweredWhileItRuns() throws Exception {
        Session session = session(LOOP);
        move(session, new Motion.Continue());
        long first = get(session.ask(debugger -> debugger.time()));
        boolean running = get(session.look(Answer.Moment::running));
        assertThat(running).isTrue();
        long second = get(session.ask(debugger -> debugger.time()));
        assertThat(second).isGreaterThanOrEqualTo(first);
    }

    @Test
    void aBreakpointThatIsSetWhileItRunsStopsIt() throws Exception {
        Session session = session("loop:\n nop\n rjmp loop\n");
        CompletableFuture<Said> run = move(session, new Motion.Continue());
        give(session, new Order.SetBreakpoints(List.of(new BreakpointSpec(2, -1, "", 0, "", false, true))));
        assertThat(get(run).reason()).isEqualTo(StopReason.BREAKPOINT);
    }

    @Test
    void aPauseDoesNotDropBreakpointsThatWaitForASearch() throws Exception {
        Session session = session(LOOP);
        move(session, new Motion.Continue());
        while (get(session.ask(debugger -> debugger.time())) < 20_000_000) {
            Thread.onSpinWait();
        }
        get(give(session, new Order.Pause()));
        CompletableFuture<Said> search = move(session, new Motion.ReverseContinue());
        CompletableFuture<Said> set = give(session, new Order.SetBreakpoints(List.of()));
        get(give(session, new Order.Pause()));
        assertThat(get(set).what()).isEqualTo("breakpoints");
        assertThat(get(search).what()).isEqualTo("moment");
    }

    @Test
    void tooManyOrdersAreRefused() throws Exception {
        Session session = session(LOOP);
        move(session, new Motion.Continue());
        int taken = 0;
        while (session.give(new Order.Move(new Motion.StepIn(1)), answer -> {})) {
            taken++;
        }
        assertThat(taken).isEqualTo(Session.MOST_WAITING - 1);
    }

    @Test
    void aFailureInsideStaysInside() throws Exception {
        Session broken = session(SUM, new Faulty(Machines.standard()));
        Watcher watcher = new Watcher();
        broken.join(new Viewer(watcher));
        assertThat(watcher.next().what()).isEqualTo("moment");
        Session other = session(SUM);
        Said said = get(move(broken, new Motion.StepIn(1)));
        assertThat(said.what()).isEqualTo("refused");
        assertThat(said.text()).contains("incident").doesNotContain("Exception").doesNotContain("on purpose");
        assertThat(watcher.next().what()).isEqualTo("refused");
        assertThat(get(move(broken, new Motion.StepIn(1))).what()).isEqualTo("refused");
        assertThat(get(move(other, new Motion.StepIn(1))).time()).isEqualTo(1);
        assertThat(sessions.tally().failures()).isEqualTo(1);
    }

    @Test
    void whatIsIdleExpiresAndIsToldApartFromWhatNeverWas() throws Exception {
        Session session = session(LOOP);
        Watcher watcher = new Watcher();
        session.join(new Viewer(watcher));
        assertThat(watcher.next().what()).isEqualTo("moment");
        now.addAndGet(Duration.ofMinutes(9).toNanos());
        assertThat(sessions.find(session.id())).isNotNull();
        now.addAndGet(Duration.ofMinutes(9).toNanos());
        assertThat(sessions.find(session.id())).as("it was used in between").isNotNull();
        now.addAndGet(Duration.ofMinutes(11).toNanos());
        sessions.expire();
        assertThat(sessions.find(session.id())).isNull();
        assertThat(sessions.fate(session.id())).isEqualTo(Sessions.Fate.EXPIRED);
        assertThat(sessions.fate("never")).isEqualTo(Sessions.Fate.UNKNOWN);
        assertThat(watcher.next()).isEqualTo(new Said("ended", 0, null, false, "EXPIRED"));
        assertThat(session.give(new Order.Pause(), answer -> {})).isFalse();
        assertThat(sessions.size()).isZero();
    }

    @Test
    void anExpiredLoopStopsRunning() throws Exception {
        Session session = session(LOOP);
        CompletableFuture<Said> run = move(session, new Motion.Continue());
        now.addAndGet(Duration.ofMinutes(11).toNanos());
        sessions.expire();
        assertThat(get(run).what()).isEqualTo("refused");
        assertThat(sessions.tally().running()).isZero();
    }

    @Test
    void thereAreNeverTooMany() {
        List<Session> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(session(SUM));
        }
        assertThat(session(SUM)).isNull();
        assertThat(sessions.delete(all.get(3).id())).isTrue();
        assertThat(sessions.fate(all.get(3).id())).isEqualTo(Sessions.Fate.DELETED);
        assertThat(session(SUM)).isNotNull();
    }

    @Test
    void whenTheMemoryForSessionsIsFullTheOneThatHoldsMostEnds() throws Exception {
        try (Sessions tight =
                new Sessions(new Sessions.Settings(20, Duration.ofMinutes(10), 1), nanos -> {}, now::get, 10L << 20)) {
            Assembly assembly = assembled("const 200000\nnewarr\nhalt\n");
            MachineKind kind = Machines.standard();
            List<Session> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(tight.create(kind, assembly.program(), assembly.sourceMap(), InputState.none(1)));
            }
            List<CompletableFuture<Said>> ends = new ArrayList<>();
            for (Session each : all) {
                CompletableFuture<Said> end = new CompletableFuture<>();
                if (each.give(new Order.Move(new Motion.GoToEnd()), answer -> end.complete(said(answer)))) {
                    ends.add(end);
                }
            }
            for (CompletableFuture<Said> end : ends) {
                get(end);
            }
            // there is one thread: when it answers again, the turn in which the last one was weighed is over
            for (Session each : all) {
                CompletableFuture<Long> asked = each.ask(debugger -> debugger.time());
                if (asked != null) {
                    get(asked);
                }
            }
            assertThat(tight.tally().shed()).isBetween(1L, 7L);
            assertThat(tight.held()).isLessThanOrEqualTo(10L << 20);
            assertThat(all.stream().map(each -> tight.fate(each.id()))).contains(Sessions.Fate.EXPIRED);
            assertThat(tight.create(kind, assembly.program(), assembly.sourceMap(), InputState.none(1)))
                    .as("there is room for a small one")
                    .isNotNull();
        }
    }

    @Test
    void aSlowViewerIsShownOnlyTheNewestState() throws Exception {
        Session session = session(SUM);
        Watcher slow = new Watcher();
        slow.holds = true;
        session.join(new Viewer(slow));
        assertThat(slow.next().time()).isZero();
        for (int i = 0; i < 4; i++) {
            get(move(session, new Motion.StepIn(1)));
        }
        assertThat(slow.said)
                .as("nothing is sent while the message before is on its way")
                .isEmpty();
        slow.holds = false;
        slow.release();
        assertThat(slow.next().time()).isEqualTo(4);
        assertThat(slow.said).isEmpty();
    }

    @Test
    void aViewerThatAcknowledgesIsShownTheNextStateWhenItHasSeenTheOneBefore() throws Exception {
        Session session = session(SUM);
        Watcher watcher = new Watcher();
        Viewer viewer = new Viewer(watcher);
        session.join(viewer);
        assertThat(watcher.next().time()).isZero();
        session.seen(viewer, 1);
        get(move(session, new Motion.StepIn(1)));
        assertThat(watcher.next().time()).isEqualTo(1);
        get(move(session, new Motion.StepIn(1)));
        get(move(session, new Motion.StepIn(1)));
        get(move(session, new Motion.StepIn(1)));
        assertThat(watcher.said).isEmpty();
        session.seen(viewer, 2);
        assertThat(watcher.next().time()).isEqualTo(4);
    }

    @Test
    void aViewerThatStopsAcknowledgingIsNotForgotten() throws Exception {
        Session session = session(SUM);
        Watcher watcher = new Watcher();
        Viewer viewer = new Viewer(watcher);
        session.join(viewer);
        watcher.next();
        session.seen(viewer, 1);
        get(move(session, new Motion.StepIn(1)));
        watcher.next();
        get(move(session, new Motion.StepIn(1)));
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(Viewer.PATIENCE_MS));
        assertThat(watcher.next().time()).as("after a moment of patience").isEqualTo(2);
    }

    @Test
    void afterTheFirstStateOnlyWhatChangedIsShown() throws Exception {
        Session session = session(SUM);
        Watcher watcher = new Watcher();
        session.join(new Viewer(watcher));
        assertThat(watcher.next().text().split(","))
                .as("all but the graph, which is for those who ask for it")
                .hasSize((int) Machines.standard().areas().stream()
                        .filter(area -> area.kind() != Area.Kind.GRAPH)
                        .count());
        move(session, new Motion.StepIn(1));
        assertThat(watcher.next().text().split(","))
                .contains("stack", "registers")
                .doesNotContain("constants", "heap");
    }

    @Test
    void answersThatNobodyReadsEndTheConnection() throws Exception {
        Session session = session(SUM);
        Watcher deaf = new Watcher();
        deaf.holds = true;
        Viewer viewer = new Viewer(deaf);
        session.join(viewer);
        deaf.next();
        for (int i = 0; i < 10 * Viewer.LONGEST_QUEUE && !deaf.dropped; i++) {
            session.refuse(viewer, null, Session.tooMany());
        }
        assertThat(deaf.dropped).isTrue();
        get(session.ask(debugger -> 0));
        assertThat(get(move(session, new Motion.StepIn(1))).time()).isEqualTo(1);
    }

    /** A viewer's other side. */
    private static final class Watcher implements Viewer.Outlet {
        final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
        private final BlockingQueue<Runnable> held = new LinkedBlockingQueue<>();
        volatile boolean holds;
        volatile boolean dropped;

        @Override
        public void send(Answer answer, Long inReplyTo, long sequence, Runnable done) {
            if (holds) {
                held.add(done);
                said.add(SessionTest.said(answer));
            } else {
                said.add(SessionTest.said(answer));
                done.run();
            }
        }

        Said next() throws InterruptedException {
            Said next = said.poll(60, TimeUnit.SECONDS);
            assertThat(next).as("something was said in time").isNotNull();
            return next;
        }

        void release() throws InterruptedException {
            held.poll(60, TimeUnit.SECONDS).run();
        }

        @Override
        public void close() {}

        @Override
        public void drop(String reason) {
            dropped = true;
        }
    }

    /** A kind whose machines can be looked at and fail when they are moved. */
    private record Faulty(MachineKind real) implements MachineKind {
        @Override
        public String name() {
            return real.name();
        }

        @Override
        public String title() {
            return real.title();
        }

        @Override
        public String summary() {
            return real.summary();
        }

        @Override
        public InstructionSet instructions() {
            return real.instructions();
        }

        @Override
        public List<Area> areas() {
            return real.areas();
        }

        @Override
        public Limits limits() {
            return real.limits();
        }

        @Override
        public Machine load(Program program, Limits limits, Inputs inputs) {
            Machine machine = real.load(program, limits, inputs);
            return (Machine) Proxy.newProxyInstance(
                    Machine.class.getClassLoader(), new Class<?>[] {Machine.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("run") || method.getName().equals("step")) {
                            throw new IllegalStateException("on purpose");
                        }
                        try {
                            return method.invoke(machine, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }
    }

    @Test
    void whatAWindowShowsIsLookedAtOnceUntilSomethingChanges() throws Exception {
        Session session = session("const 5\nnewarr\npop\nhalt\n");
        get(move(session, new Motion.StepIn(2)));
        for (String area : List.of("objects", "spaces", "heap", "stack")) {
            AreaView first = get(session.view(area, new Window(0, 100)));
            assertThat(first).isNotNull();
            assertThat(get(session.view(area, new Window(0, 100)))).isSameAs(first);
            assertThat(get(session.view(area, new Window(0, 99)))).isNotSameAs(first);
        }
        AreaView before = get(session.view("stack", new Window(0, 100)));
        get(move(session, new Motion.StepIn(1)));
        assertThat(get(session.view("stack", new Window(0, 100)))).isNotEqualTo(before);
        before = get(session.view("stack", new Window(0, 100)));
        get(give(session, new Order.Write("ip", "0", true)));
        assertThat(get(session.view("stack", new Window(0, 100)))).isNotSameAs(before);
        assertThat(get(session.view("nothing", new Window(0, 100)))).isNull();
    }

    /** What differs from window to window costs a walk over all objects each. */
    @Test
    void viewersTogetherHaveOnlySoManyDifferentViewsOfAGraph() throws Exception {
        Session session = session("const 5\nnewarr\npop\nhalt\n");
        get(move(session, new Motion.StepIn(2)));
        Map<String, Wanted> windows = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            windows.put("graph" + i, new Wanted("objects", null, new Window(0, 10 + i)));
            windows.put("stack" + i, new Wanted("stack", null, new Window(0, 10 + i)));
        }
        CompletableFuture<Set<String>> told = new CompletableFuture<>();
        Viewer viewer = new Viewer(new Viewer.Outlet() {
            @Override
            public void send(Answer answer, Long inReplyTo, long sequence, Runnable done) {
                if (answer instanceof Answer.Moment moment && moment.areas().containsKey("stack0")) {
                    told.complete(Set.copyOf(moment.areas().keySet()));
                }
                done.run();
            }

            @Override
            public void close() {}

            @Override
            public void drop(String reason) {}
        });
        session.show(viewer, windows);
        session.join(viewer);
        Set<String> names = get(told);
        assertThat(names).filteredOn(name -> name.startsWith("graph")).hasSize(16);
        assertThat(names).filteredOn(name -> name.matches("stack.+")).hasSize(40);
    }
}
