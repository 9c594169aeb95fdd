package vitrine.debug;

import java.util.List;

/** Something that can be asked about a run and takes time to be answered. Asking never moves the present. */
public sealed interface Question {
    /** What is the program doing around the present moment: which loop or recursion goes on, and what would end it? See {@link LoopReport}. */
    record Loop() implements Question {}

    /**
     * Who reads and writes a cell? See {@link CellHistory}.
     *
     * @param cell its stable name, or a name that means it now
     * @param backward whether the steps before the time are asked for, else those from it on
     * @param time a time, or -1 for the present one
     * @param count how many steps are wanted at most
     */
    record History(String cell, Access access, boolean backward, long time, int count) implements Question {}

    /**
     * Which step gave a cell the value that it has at a time, and from what? See {@link CellOrigin}.
     *
     * @param time a time, or -1 for the present one
     */
    record Origin(String cell, long time) implements Question {}

    /** What is asked of a cell. */
    enum Access {
        WRITE,
        READ,
        ANY;

        boolean reads() {
            return this != WRITE;
        }

        boolean writes() {
            return this != READ;
        }
    }

    /**
     * What does the run look like between two times, seen from near? See {@link Surveyed}.
     *
     * @param buckets into how many parts at most
     */
    record Survey(long from, long to, int buckets) implements Question {}

    /**
     * What was read and written by the run up to a time, and which marks did it pass? See {@link Traffic}.
     *
     * @param time a time, or -1 for the present one
     * @param names of the marks that count; empty for all
     */
    record Counts(long time, List<String> names) implements Question {}

    /**
     * Why is an object alive now? See {@link vitrine.machine.graph.Held}.
     *
     * @param object its name as a state shows it, "object" with its serial number, or a cell that refers to it
     */
    record WhyAlive(String object) implements Question {}

    /** Who refers to an object now? See {@link vitrine.machine.graph.Referrers}. */
    record PointsHere(String object) implements Question {}

    /** Which objects have a text in their class, name or content? See {@link vitrine.machine.graph.Matches}. */
    record FindObjects(String text) implements Question {}

    /** What did the last step do to the watched expressions? They know it afterwards. */
    record Watched() implements Question {}

    /** Whether a movement ends it early instead of waiting: what was found so far is an answer, and asking again goes on from there. */
    default boolean givesWay() {
        return this instanceof Survey || this instanceof Counts || this instanceof Watched;
    }
}
