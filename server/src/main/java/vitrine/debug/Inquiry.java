package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The task of answering a {@link Question}. When it is over, the debugger stands where it stood; when it is ended early, what was found so far is
 * the answer.
 */
public final class Inquiry implements Task {
    private final Question question;
    private final Finder finder;
    private final Movement movement;

    /** @param back the way back to the present, begun when the finder is done */
    Inquiry(Question question, Finder finder, List<Supplier<Phase>> back) {
        this.question = question;
        this.finder = finder;
        List<Supplier<Phase>> phases = new ArrayList<>();
        phases.add(() -> finder);
        phases.addAll(back);
        movement = new Movement(true, phases, () -> back);
    }

    public Question question() {
        return question;
    }

    /** What was found, when it is over. */
    public Object finding() {
        return finder.finding();
    }

    @Override
    public boolean advance(long instructions) {
        return movement.advance(instructions);
    }

    @Override
    public void pause() {
        movement.pause();
    }

    @Override
    public StopReason reason() {
        return movement.reason();
    }

    @Override
    public boolean backward() {
        return true;
    }

    @Override
    public double progress() {
        return finder.progress();
    }
}
