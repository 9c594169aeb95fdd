package vitrine.protocol;

import org.jspecify.annotations.Nullable;
import vitrine.debug.CellHistory;
import vitrine.debug.CellOrigin;
import vitrine.debug.Debugger;
import vitrine.debug.LoopReport;
import vitrine.debug.Standing;
import vitrine.debug.StepReport;
import vitrine.debug.Surveyed;
import vitrine.debug.TimelineView;
import vitrine.debug.Traffic;
import vitrine.machine.graph.Held;
import vitrine.machine.graph.Matches;
import vitrine.machine.graph.Referrers;
import vitrine.session.Answer;

/** Turns the answers to questions into events. */
final class Findings {
    private Findings() {}

    static Event event(Answer.Found found, @Nullable Long inReplyTo) {
        Standing now = found.standing();
        if (found.finding() instanceof LoopReport loop) {
            return loop(loop, Wire.about(now, ""), inReplyTo);
        } else if (found.finding() instanceof CellHistory history) {
            return history(history, Wire.about(now, history.lasting()), inReplyTo);
        } else if (found.finding() instanceof CellOrigin origin) {
            return origin(origin, found.debugger(), Wire.about(now, origin.lasting()), inReplyTo);
        } else if (found.finding() instanceof Surveyed surveyed) {
            return survey(surveyed, Wire.about(now, ""), inReplyTo);
        } else if (found.finding() instanceof Traffic traffic) {
            return new Event.Counts(
                    inReplyTo,
                    traffic.time(),
                    traffic.areas(),
                    traffic.passed(),
                    traffic.marks(),
                    traffic.since(),
                    traffic.complete(),
                    Wire.about(now, ""));
        }
        Event about = aboutObjects(found.finding(), now, inReplyTo);
        if (about != null) {
            return about;
        }
        throw new IllegalArgumentException("no event for " + found.finding().getClass());
    }

    private static @Nullable Event aboutObjects(Object finding, Standing now, @Nullable Long inReplyTo) {
        if (finding instanceof Held held) {
            return new Event.Alive(
                    inReplyTo,
                    held.object(),
                    held.root(),
                    held.first(),
                    held.way(),
                    held.alone(),
                    held.aloneBytes(),
                    held.permanent(),
                    held.sentence(),
                    Wire.about(now, held.object().name()));
        } else if (finding instanceof Referrers referrers) {
            return new Event.Pointing(
                    inReplyTo,
                    referrers.object(),
                    referrers.roots(),
                    referrers.rootCount(),
                    referrers.references(),
                    referrers.referenceCount(),
                    referrers.sentence(),
                    Wire.about(now, referrers.object().name()));
        }
        return finding instanceof Matches matches
                ? new Event.Objects(inReplyTo, matches.text(), matches.objects(), matches.count(), Wire.about(now, ""))
                : null;
    }

    private static Event history(CellHistory history, Event.About about, @Nullable Long inReplyTo) {
        return new Event.History(
                inReplyTo,
                history.cell(),
                history.name(),
                history.backward() ? "backward" : "forward",
                history.entries().stream()
                        .map(entry -> new Event.Use(
                                entry.time(),
                                entry.line(),
                                entry.address(),
                                entry.text(),
                                entry.written() ? "write" : "read",
                                entry.edit(),
                                entry.before(),
                                entry.value(),
                                entry.place()))
                        .toList(),
                history.from(),
                history.to(),
                history.complete(),
                history.message(),
                about);
    }

    private static Event origin(CellOrigin origin, Debugger debugger, Event.About about, @Nullable Long inReplyTo) {
        StepReport step = origin.step();
        return new Event.Origin(
                inReplyTo,
                origin.cell(),
                origin.name(),
                origin.time(),
                origin.value(),
                step == null ? null : Wire.step(origin.machine(), debugger, step),
                origin.from(),
                origin.place(),
                origin.sentence(),
                origin.complete(),
                about);
    }

    private static Event survey(Surveyed surveyed, Event.About about, @Nullable Long inReplyTo) {
        TimelineView view = surveyed.view();
        return new Event.Survey(
                inReplyTo,
                view.from(),
                view.to(),
                view.width(),
                view.lowest(),
                view.highest(),
                view.output(),
                view.allocated(),
                view.heap(),
                view.bars(),
                view.marks(),
                surveyed.steps(),
                surveyed.complete(),
                about);
    }

    private static Event loop(LoopReport loop, Event.About about, @Nullable Long inReplyTo) {
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
                loop.endless(),
                about);
    }
}
