package vitrine.machine.heap;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vitrine.machine.Trap;
import vitrine.machine.TrapSignal;
import vitrine.program.Counts;

/** The trap of an object that does not fit even after a collection: what it needs, what is free, and what is alive. */
final class HeapFull {
    private static final int TOLD = 4;
    /** What it takes to count an object, in instructions. */
    private static final int COUNT_COST = 4;

    private HeapFull() {}

    static TrapSignal signal(ObjectHeap heap, String what, long bytes) {
        long free = heap.freeBytes();
        long largest = heap.largestFreeBytes();
        String pieces = largest < free ? "The largest piece of it has %s. ".formatted(Counts.of(largest, "byte")) : "";
        return new TrapSignal(
                Trap.Kind.LIMIT,
                "The heap is full: %s needs %s, but only %s of %s %s free."
                        .formatted(
                                what,
                                Counts.of(bytes, "byte"),
                                free,
                                heap.capacityBytes(),
                                Counts.word(free, "is", "are")),
                pieces + alive(heap));
    }

    /** An object in words. */
    static String what(Names names, int kind, int type, long length) {
        return switch (kind) {
            case Header.STRING -> "a string of " + Counts.of(length, "character");
            case Header.ARRAY -> "an array of " + length;
            case Header.OBJECT -> "an object of class " + names.className(type);
            case Header.CLOSURE -> "a closure of " + names.functionName(type);
            default -> "a box";
        };
    }

    private static String alive(ObjectHeap heap) {
        Map<String, long[]> counts = new HashMap<>();
        long objects = 0;
        for (int block = heap.objectFrom(ObjectHeap.FIRST);
                block != 0;
                block = heap.objectFrom(block + heap.words(block))) {
            heap.work.instructions(COUNT_COST);
            long word0 = heap.words.bits[block];
            String group = group(heap.names, Header.kind(word0), Header.type(word0));
            long[] count = counts.computeIfAbsent(group, unknown -> new long[2]);
            count[0]++;
            count[1] += (long) Header.words(word0) * ObjectHeap.WORD_BYTES;
            objects++;
        }
        if (objects == 0) {
            return "There is nothing in it yet: make a smaller object.";
        }
        List<Map.Entry<String, long[]>> greatest = counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, long[]> each) -> -each.getValue()[1])
                        .thenComparing(Map.Entry::getKey))
                .toList();
        String listed = greatest.stream()
                .limit(TOLD)
                .map(each -> "%s (%s)"
                        .formatted(counted(each.getKey(), each.getValue()[0]), Counts.of(each.getValue()[1], "byte")))
                .collect(Collectors.joining(", "));
        boolean one = greatest.size() == 1 && objects == 1;
        return (one ? "In it is " : "In it are ") + listed + (greatest.size() > TOLD ? " and others" : "")
                + ": make fewer or smaller objects.";
    }

    /** So many of a group; one of a class is called as the class is. */
    private static String counted(String group, long count) {
        String one = group.replaceFirst("^boxes$", "box").replaceFirst("^(string|array|closure)s(?= |$)", "$1");
        return Counts.of(count, one, group);
    }

    private static String group(Names names, int kind, int type) {
        return switch (kind) {
            case Header.STRING -> "strings";
            case Header.ARRAY -> "arrays";
            case Header.OBJECT -> names.className(type);
            case Header.CLOSURE -> "closures of " + names.functionName(type);
            default -> "boxes";
        };
    }
}
