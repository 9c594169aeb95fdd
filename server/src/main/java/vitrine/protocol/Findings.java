package vitrine.protocol;

import org.jspecify.annotations.Nullable;
import vitrine.debug.LoopReport;
import vitrine.session.Answer;

/** Turns the answers to questions into events. */
final class Findings {
    private Findings() {}

    static Event event(Answer.Found found, @Nullable Long inReplyTo) {
        if (found.finding() instanceof LoopReport loop) {
            return loop(loop, inReplyTo);
        }
        throw new IllegalArgumentException("no event for " + found.finding().getClass());
    }

    private static Event loop(LoopReport loop, @Nullable Long inReplyTo) {
        return new Event.Loop(
                inReplyTo,
                loop.found(),
                loop.complete(),
                loop.kind(),
                loop.sentence(),
                loop.lines(),
                loop.function(),
                loop.instructions(),
                loop.turns(),
                loop.exact(),
                loop.since(),
                loop.changed(),
                loop.unchanged(),
                loop.condition(),
                loop.exits(),
                loop.endless());
    }
}
