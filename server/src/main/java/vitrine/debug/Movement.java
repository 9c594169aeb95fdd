package vitrine.debug;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** A task as a row of phases, each begun when the one before is done. Its last phase finds out what the last step did. */
final class Movement implements Task {
    private final boolean backward;
    private final Deque<Supplier<Phase>> phases;
    private final Supplier<List<Supplier<Phase>>> afterPause;
    private Phase phase = instructions -> true;
    private StopReason reason = StopReason.STEP;
    private boolean paused;
    private boolean done;

    /** @param afterPause the phases that remain to be done when the movement is ended early */
    Movement(boolean backward, List<Supplier<Phase>> phases, Supplier<List<Supplier<Phase>>> afterPause) {
        this.backward = backward;
        this.phases = new ArrayDeque<>(phases);
        this.afterPause = afterPause;
    }

    @SafeVarargs
    static List<Supplier<Phase>> row(Supplier<Phase>... phases) {
        return List.of(phases);
    }

    @Override
    public boolean advance(long instructions) {
        while (!done && phase.advance(instructions)) {
            Supplier<Phase> next = phases.poll();
            if (next == null) {
                done = true;
                return true;
            }
            phase = next.get();
        }
        return done;
    }

    @Override
    public void pause() {
        // in the last phase the movement has arrived and only the sentence is missing
        if (!paused && !phases.isEmpty()) {
            paused = true;
            reason = StopReason.PAUSE;
            phases.clear();
            phases.addAll(afterPause.get());
            phase = instructions -> true;
        }
    }

    /** Says why it ended, unless a pause has ended it before. */
    void setReason(StopReason reason) {
        if (!paused) {
            this.reason = reason;
        }
    }

    @Override
    public StopReason reason() {
        return reason;
    }

    @Override
    public boolean backward() {
        return backward;
    }

    @Override
    public double progress() {
        return phase.progress();
    }

    boolean isDone() {
        return done;
    }
}
