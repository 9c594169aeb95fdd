package vitrine.machine.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vitrine.machine.Machine;
import vitrine.machine.ObjectGraph;
import vitrine.machine.Value;
import vitrine.program.Characters;
import vitrine.program.Counts;
import vitrine.program.Numbers;

/** What can be asked about one object of a machine, at the moment at which the machine stands. Each answer takes as long as a walk over all objects. */
public final class ObjectQuestions {
    private static final int MOST_REFERRERS = 100;
    private static final int MOST_MATCHES = 50;
    private static final int PREVIEW = 40;
    /** Longer ways are told by their ends. */
    private static final int TOLD = 4;

    private final ObjectGraph graph;
    private final Reach reach;

    public ObjectQuestions(ObjectGraph graph) {
        this.graph = graph;
        reach = new Reach(graph);
    }

    /**
     * The number of the object that a name means: that of its group, "object" with its serial number, or a cell that refers to it; -1 when
     * there is none.
     */
    public int object(String name, Machine machine) {
        int object = reach.named(name);
        if (object >= 0) {
            return object;
        }
        String cell = machine.resolve(name);
        return cell != null && machine.read(cell) instanceof Value.Reference reference
                ? reach.number(reference.address())
                : -1;
    }

    private Held.Named named(int object) {
        int address = reach.objects[object];
        return new Held.Named(graph.serial(address), graph.name(address), graph.title(address));
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private String said(int object) {
        int address = reach.objects[object];
        return graph.title(address) + " #" + graph.serial(address);
    }

    // ---- why is it alive?

    /** Why an object is alive, or that it is not. */
    public Held whyAlive(int object) {
        boolean permanent = graph.permanent(reach.objects[object]);
        Reach without = reach.without(object);
        long alone = 0;
        long bytes = 0;
        for (int each = 0; each < reach.objects.length; each++) {
            if (reach.distance[each] >= 0 && without.distance[each] < 0) {
                alone++;
                bytes += graph.bytes(reach.objects[each]);
            }
        }
        if (reach.distance[object] < 0) {
            return new Held(
                    named(object), null, null, List.of(), 0, 0, permanent, sentence(notHeld(object, permanent)));
        }
        LinkedList<Held.Reference> way = new LinkedList<>();
        int each = object;
        while (reach.parent[each] >= 0) {
            int from = reach.parent[each];
            int address = reach.objects[from];
            int cell = reach.through[each];
            way.addFirst(new Held.Reference(
                    named(from), graph.cellName(address, cell), graph.cellLabel(address, cell), named(each)));
            each = from;
        }
        ObjectGraph.Root root = graph.root(reach.through[each]);
        return new Held(
                named(object), root, named(each), way, alone, bytes, permanent, sentence(held(object, root, way)));
    }

    private String notHeld(int object, boolean permanent) {
        if (permanent) {
            return "%s came with the program: it is never freed, whether something refers to it or not."
                    .formatted(said(object));
        }
        int references = graph.count(reach.objects[object]);
        return "Nothing holds %s: no root leads to it. It is garbage%s"
                .formatted(
                        said(object),
                        references > 0
                                ? ", though %s garbage too still %s to it: counting alone never frees it."
                                        .formatted(
                                                Counts.of(
                                                        references,
                                                        "counted reference from what is",
                                                        "counted references from what is"),
                                                Counts.word(references, "leads", "lead"))
                                : "; the next collection that looks at it frees it.");
    }

    private String held(int object, ObjectGraph.Root root, List<Held.Reference> way) {
        String begin = place(root);
        if (way.isEmpty()) {
            return "%s is alive: %s refers to it.".formatted(said(object), begin);
        }
        StringBuilder text = new StringBuilder("%s is alive: %s refers to %s"
                .formatted(said(object), begin, title(way.get(0).from())));
        for (int i = 0; i < way.size(); i++) {
            if (way.size() > TOLD && i == TOLD / 2) {
                int left = way.size() - TOLD;
                text.append(", … over %s …".formatted(Counts.of(left, "more object")));
                i += left;
            }
            Held.Reference reference = way.get(i);
            boolean last = i == way.size() - 1;
            text.append(", whose %s refers to %s".formatted(label(reference), last ? "it" : title(reference.to())));
        }
        return text.append(".").toString();
    }

    private static String title(Held.Named object) {
        return object.title() + " #" + object.serial();
    }

    private static String label(Held.Reference reference) {
        boolean index = Character.isDigit(reference.label().charAt(0));
        return (index ? "element " : "") + reference.label();
    }

    private static String place(ObjectGraph.Root root) {
        return Character.isDigit(root.label().charAt(0))
                ? "slot " + root.label() + " of " + root.place()
                : root.label() + " of " + root.place();
    }

    // ---- what points here?

    /** Who refers to an object. */
    public Referrers pointsHere(int object) {
        int address = reach.objects[object];
        List<ObjectGraph.Root> roots = new ArrayList<>();
        int rootCount = 0;
        for (int root = 0, all = graph.roots(); root < all; root++) {
            if (graph.rootTarget(root) == address && ++rootCount <= MOST_REFERRERS) {
                roots.add(graph.root(root));
            }
        }
        List<Referrers.Referrer> references = new ArrayList<>();
        long count = 0;
        for (int from = 0; from < reach.objects.length; from++) {
            int holder = reach.objects[from];
            for (int cell = 0, cells = graph.cells(holder); cell < cells; cell++) {
                if (graph.target(holder, cell) == address && ++count <= MOST_REFERRERS) {
                    references.add(new Referrers.Referrer(
                            named(from),
                            graph.cellName(holder, cell),
                            graph.cellLabel(holder, cell),
                            reach.held(from)));
                }
            }
        }
        return new Referrers(
                named(object), roots, rootCount, references, count, pointing(object, rootCount, references, count));
    }

    private String pointing(int object, int roots, List<Referrers.Referrer> references, long count) {
        if (roots + count == 0) {
            return "Nothing points to %s.".formatted(said(object));
        }
        String text = "%s %s to %s"
                .formatted(
                        roots == 0
                                ? objects(count)
                                : count == 0 ? cells(roots) : cells(roots) + " and " + objects(count),
                        Counts.word(roots + count, "points", "point"),
                        said(object));
        boolean onlyGarbage = roots == 0 && references.stream().noneMatch(Referrers.Referrer::held);
        return text + (onlyGarbage && count <= MOST_REFERRERS ? ", all of them from garbage." : ".");
    }

    private static String cells(long roots) {
        return Counts.of(roots, "root");
    }

    private static String objects(long cells) {
        return Counts.of(cells, "cell of an object", "cells of objects");
    }

    // ---- search

    /** The objects whose class, kind, name, number or text has a text in it, in any case. */
    public Matches find(String text) {
        String sought = text.strip().toLowerCase(Locale.ROOT);
        int named = reach.number(address(sought));
        Map<Integer, Boolean> types = new HashMap<>();
        List<Matches.Match> matches = new ArrayList<>();
        long count = 0;
        for (int object = 0; object < reach.objects.length; object++) {
            int address = reach.objects[object];
            String preview = graph.text(address);
            boolean match = object == named
                    || types.computeIfAbsent(graph.type(address), type -> has(type, sought))
                    || sought.startsWith("#") && sought.equals("#" + graph.serial(address))
                    || preview != null && preview.toLowerCase(Locale.ROOT).contains(sought);
            if (match && ++count <= MOST_MATCHES) {
                String shown = preview == null ? "" : Characters.first(preview, PREVIEW);
                matches.add(new Matches.Match(named(object), shown, reach.held(object)));
            }
        }
        return new Matches(text, matches, count);
    }

    /** The address that a text is, in hex; 0 when it is none. */
    private static int address(String text) {
        return text.startsWith("0x") ? Math.max(0, Numbers.index(text)) : 0;
    }

    private boolean has(int type, String sought) {
        return graph.typeName(type).toLowerCase(Locale.ROOT).contains(sought);
    }
}
