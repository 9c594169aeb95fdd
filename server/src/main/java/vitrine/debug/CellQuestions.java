package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vitrine.isa.InstructionSet;
import vitrine.machine.Effect;
import vitrine.machine.Machine;
import vitrine.machine.Value;
import vitrine.machine.ValueView;
import vitrine.machine.Watch;
import vitrine.program.SourceMap;

/** Finds the answers to questions about cells: who reads and writes one, and where a value came from. Nothing that is shown moves meanwhile. */
final class CellQuestions {
    private final Machine present;
    private final Timeline timeline;
    private final Edits edits;
    private final InstructionSet instructions;
    private final SourceMap sourceMap;
    private final Supplier<Machine> fresh;

    /** @param fresh makes a machine with the same program, inputs and edits as the present one */
    CellQuestions(
            Machine present,
            Timeline timeline,
            Edits edits,
            InstructionSet instructions,
            SourceMap sourceMap,
            Supplier<Machine> fresh) {
        this.present = present;
        this.timeline = timeline;
        this.edits = edits;
        this.instructions = instructions;
        this.sourceMap = sourceMap;
        this.fresh = fresh;
    }

    /** Who finds the answer to a question about a cell. */
    Finder finder(Question question) {
        String name = "";
        long asked = -1;
        if (question instanceof Question.History history) {
            name = history.cell();
            asked = history.time();
        } else if (question instanceof Question.Origin origin) {
            name = origin.cell();
            asked = origin.time();
        }
        String cell = Cells.named(name, present);
        long time = asked < 0 ? present.time() : asked;
        if (cell == null) {
            return Finder.refused(Cells.missing(name), "");
        } else if (time > timeline.end()) {
            return Finder.unknown(time, timeline);
        }
        return question instanceof Question.History history
                ? new Listing(cell, history, time)
                : new Tracing(cell, time);
    }

    // ---- history

    /** The search for the steps that read or wrote a cell. */
    private final class Listing implements Finder {
        private final Scout scout = new Scout(fresh.get(), timeline);
        private final Narrator narrator = new Narrator(scout.machine(), instructions, sourceMap);
        private final String cell;
        private final String name;
        private final Question.History asked;
        private final long time;
        private final CellSearch<CellHistory.Entry> search;

        Listing(String cell, Question.History asked, long time) {
            this.cell = cell;
            this.asked = asked;
            this.time = time;
            name = present.label(cell);
            Watch.Cell watched =
                    new Watch.Cell(cell, asked.access().reads(), asked.access().writes());
            int count = Math.max(1, asked.count());
            search = new CellSearch<>(
                    scout,
                    edits,
                    watched,
                    asked.backward(),
                    time,
                    count,
                    hit -> entry(hit, cell, scout.machine(), narrator));
        }

        @Override
        public boolean advance(long instructions) {
            return search.advance(instructions);
        }

        @Override
        public double progress() {
            return search.progress();
        }

        @Override
        public Object finding() {
            long from = asked.backward() ? search.searched() : time;
            long to = asked.backward() ? time : search.searched();
            String message = search.isDone()
                    ? search.found().isEmpty() ? nothing(name, asked, time, to) : ""
                    : "The search was ended early: steps %d to %d are searched.".formatted(from, to);
            return new CellHistory(
                    present.place(cell),
                    cell,
                    name,
                    asked.backward(),
                    search.found(),
                    from,
                    to,
                    search.isDone(),
                    message);
        }
    }

    private CellHistory.Entry entry(CellSearch.Hit hit, String cell, Machine machine, Narrator narrator) {
        Value before = hit.before();
        Edit edit = hit.edit();
        return new CellHistory.Entry(
                hit.time(),
                edit == null ? sourceMap.lineAt(hit.address()) : 0,
                hit.address(),
                edit == null ? narrator.text(hit.address()) : edit.text(),
                hit.written(),
                edit != null,
                before == null ? null : machine.view(before),
                machine.view(hit.after()),
                machine.place(cell));
    }

    private static String nothing(String name, Question.History asked, long time, long end) {
        String verb = switch (asked.access()) {
            case WRITE -> "writes";
            case READ -> "reads";
            case ANY -> "uses";
        };
        if (!asked.backward()) {
            return "Nothing %s %s from time %d to %d, as far as the run is known.".formatted(verb, name, time, end);
        }
        return asked.access() == Question.Access.READ
                ? "Nothing reads %s before time %d.".formatted(name, time)
                : "Nothing %s %s before time %d: what it has is its first value.".formatted(verb, name, time);
    }

    // ---- origin

    /** The search for the step that gave a cell its value at a time. */
    private final class Tracing implements Finder {
        private final Scout scout = new Scout(fresh.get(), timeline);
        private final Narrator narrator = new Narrator(scout.machine(), instructions, sourceMap);
        private final String cell;
        private final long time;
        private final CellSearch<CellOrigin> search;
        private @Nullable ValueView value;
        private String name;
        /** Where the cell is at the time of which was asked. */
        private String place;

        private boolean there;

        Tracing(String cell, long time) {
            this.cell = cell;
            this.time = time;
            name = cell;
            place = cell;
            Watch.Cell watched = new Watch.Cell(cell, false, true);
            search = new CellSearch<>(scout, edits, watched, true, time, 1, this::origin);
        }

        @Override
        public boolean advance(long instructions) {
            if (!there) {
                there = scout.goTo(time, instructions);
                if (!there) {
                    return false;
                }
                Value now = scout.machine().read(cell);
                value = now == null ? null : scout.machine().view(now);
                name = scout.machine().label(cell);
                place = scout.machine().place(cell);
            }
            return value == null || search.advance(instructions);
        }

        @Override
        public double progress() {
            return search.progress();
        }

        @Override
        public Object finding() {
            ValueView known = value;
            if (known == null) {
                return Refusal.of(
                        there
                                ? "There is no %s at time %d.".formatted(cell, time)
                                : "The search was ended before it began.",
                        "");
            } else if (!search.found().isEmpty()) {
                return search.found().get(0);
            }
            String sentence = search.isDone()
                    ? "%s still has its first value, %s: nothing wrote it before time %d."
                            .formatted(name, known.text(), time)
                    : "The search was ended early: nothing wrote %s from time %d to %d."
                            .formatted(name, search.searched(), time);
            return origin(known, null, List.of(), sentence, search.isDone());
        }

        private CellOrigin origin(
                ValueView known,
                @Nullable StepReport step,
                List<CellOrigin.Source> sources,
                String sentence,
                boolean complete) {
            Machine machine = scout.machine();
            return new CellOrigin(
                    present.place(cell),
                    cell,
                    name,
                    time,
                    known,
                    step,
                    sources,
                    machine.place(cell),
                    sentence,
                    complete,
                    machine);
        }

        /** Says where the cell was when it was written, when it is elsewhere now. */
        private String moved() {
            String then = scout.machine().place(cell);
            return then.equals(place) ? "" : " (" + then + " then: it was moved since)";
        }

        private CellOrigin origin(CellSearch.Hit hit) {
            ValueView known = value == null ? scout.machine().view(hit.after()) : value;
            if (hit.edit() != null) {
                String sentence =
                        "Somebody gave %s the value %s at time %d.".formatted(name, known.text(), hit.time() + 1);
                return origin(known, null, List.of(), sentence, true);
            }
            StepReport step =
                    narrator.report(hit.time(), hit.address(), hit.observation().effects());
            String place = step.line() > 0 ? "on line " + step.line() : "at 0x%04x".formatted(step.address());
            String sentence = "%s%s got its value %s at time %d, %s. %s"
                    .formatted(name, moved(), known.text(), hit.time(), place, step.sentence());
            return origin(known, step, sources(hit), sentence, true);
        }

        /**
         * The values that a step used for what it wrote into the cell. A value that keeps its name is moved or copied, an argument has its
         * parameter's name or its cell, and of what is stored the one called value counts, not those that say where to. Else it is made of all.
         */
        private List<CellOrigin.Source> sources(CellSearch.Hit hit) {
            List<CellOrigin.Source> popped = new ArrayList<>();
            List<CellOrigin.Source> read = new ArrayList<>();
            String wanted = "";
            boolean loaded = false;
            boolean calls = false;
            for (Effect effect : hit.observation().effects()) {
                if (effect instanceof Effect.Pop pop) {
                    popped.add(0, source(pop.cell(), pop.name(), pop.value(), hit.time()));
                } else if (effect instanceof Effect.Read reads) {
                    String label = scout.machine().label(reads.cell());
                    read.add(source(reads.cell(), label, reads.value(), hit.time()));
                } else if (effect instanceof Effect.Push push && scout.machine().sameCell(push.cell(), cell)) {
                    wanted = push.name();
                    loaded = true;
                } else if (effect instanceof Effect.Write write
                        && scout.machine().sameCell(write.cell(), cell)) {
                    wanted = "value";
                }
                calls |= effect instanceof Effect.Call;
            }
            if (calls && wanted.isEmpty()) {
                popped.removeIf(each -> !each.name().equals(name));
                // or the argument stayed where it was, and is called otherwise now
                read.removeIf(each -> !scout.machine().sameCell(each.cell(), cell));
                return popped.isEmpty() ? read : popped;
            }
            String kept = wanted;
            List<CellOrigin.Source> moved =
                    popped.stream().filter(each -> each.name().equals(kept)).toList();
            if (!moved.isEmpty()) {
                return moved;
            } else if (loaded && !read.isEmpty()) {
                return read;
            }
            popped.addAll(read);
            return popped;
        }

        private CellOrigin.Source source(String from, String called, Value was, long step) {
            return new CellOrigin.Source(
                    scout.machine().lasting(from), called, scout.machine().view(was), step);
        }
    }
}
