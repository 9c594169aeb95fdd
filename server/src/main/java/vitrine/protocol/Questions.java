package vitrine.protocol;

import org.jspecify.annotations.Nullable;
import vitrine.debug.Debugger;
import vitrine.debug.Question;
import vitrine.program.Characters;

/** Turns commands that ask something into questions, checking that they mean something. */
final class Questions {
    private static final int USUAL_BUCKETS = 1_000;

    private Questions() {}

    /** The question that a command asks; null when it asks none. */
    static @Nullable Question question(Command command, Debugger debugger) throws BadRequest {
        if (command instanceof Command.Loop) {
            return new Question.Loop();
        } else if (command instanceof Command.History history) {
            return new Question.History(
                    Orders.cell(history.cell(), "history"),
                    history.access() == null
                            ? Question.Access.WRITE
                            : Orders.word(
                                    Question.Access.class, history.access(), "history needs an access that there is"),
                    Orders.word(
                                    Direction.class,
                                    history.direction() == null ? "backward" : history.direction(),
                                    "history needs a direction that there is")
                            == Direction.BACKWARD,
                    time(history.time(), "history"),
                    entries(history.count()));
        } else if (command instanceof Command.Origin origin) {
            return new Question.Origin(Orders.cell(origin.cell(), "origin"), time(origin.time(), "origin"));
        }
        if (command instanceof Command.Survey survey) {
            return survey(survey);
        } else if (command instanceof Command.Counts counts) {
            return new Question.Counts(time(counts.time(), "counts"), Orders.marks(counts.names(), debugger, false));
        }
        return aboutObjects(command);
    }

    private static @Nullable Question aboutObjects(Command command) throws BadRequest {
        if (command instanceof Command.WhyAlive alive) {
            return new Question.WhyAlive(object(alive.object(), "whyAlive"));
        } else if (command instanceof Command.PointsHere pointing) {
            return new Question.PointsHere(object(pointing.object(), "pointsHere"));
        } else if (command instanceof Command.FindObjects find) {
            if (find.text() == null
                    || find.text().isBlank()
                    || Characters.exceeds(find.text(), Orders.MOST_EXPRESSION)) {
                throw new BadRequest("findObjects needs a text to look for.", "Send it in \"text\".");
            }
            return new Question.FindObjects(find.text());
        }
        return null;
    }

    private static String object(@Nullable String object, String who) throws BadRequest {
        if (object == null || object.isBlank() || Characters.exceeds(object, Orders.MOST_EXPRESSION)) {
            throw new BadRequest(
                    who + " needs an object.",
                    "Send in \"object\" its name as a state shows it, \"object\" with its serial number, or a cell that refers to it.");
        }
        return object.strip();
    }

    private enum Direction {
        BACKWARD,
        FORWARD
    }

    /** A time, or -1 for the present one. */
    private static long time(@Nullable Long time, String who) throws BadRequest {
        if (time != null && time < 0) {
            throw new BadRequest(
                    who + " needs a time of 0 or more, not " + time + ".", "Leave it out for the present time.");
        }
        return time == null ? -1 : time;
    }

    private static int entries(@Nullable Integer count) throws BadRequest {
        if (count != null && (count < 1 || count > Orders.MOST_ENTRIES)) {
            throw new BadRequest(
                    "A history has 1 to " + Orders.MOST_ENTRIES + " entries, not " + count + ".",
                    "Leave the count out for one; ask again from the last one's time for more.");
        }
        return count == null ? 1 : count;
    }

    private static Question survey(Command.Survey survey) throws BadRequest {
        long from = survey.from() == null ? 0 : survey.from();
        long to = survey.to() == null ? Long.MAX_VALUE : survey.to();
        int buckets = survey.buckets() == null ? USUAL_BUCKETS : survey.buckets();
        if (from < 0 || to <= from || buckets < 1 || buckets > Orders.MOST_BUCKETS) {
            throw new BadRequest(
                    "A survey goes from a time to a later one, in 1 to %d parts; not from %d to %d in %d."
                            .formatted(Orders.MOST_BUCKETS, from, to, buckets),
                    "Leave \"from\" or \"to\" out for the beginning or the end.");
        }
        return new Question.Survey(from, to, buckets);
    }
}
