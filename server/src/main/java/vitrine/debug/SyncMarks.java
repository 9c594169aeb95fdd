package vitrine.debug;

import java.util.BitSet;
import java.util.List;
import vitrine.machine.Machine;
import vitrine.program.SourceMap;

/** The marks of a program's text at which it can be kept in step with another one: where they are, and which the program stands at. */
final class SyncMarks {
    private SyncMarks() {}

    private static boolean counts(SourceMap.Mark mark, List<String> names) {
        return names.isEmpty() || names.contains(mark.name());
    }

    /** Where marks of these names stand; of any name when there are none. */
    static BitSet addresses(SourceMap sourceMap, List<String> names) {
        BitSet addresses = new BitSet();
        for (SourceMap.Mark mark : sourceMap.marks()) {
            if (counts(mark, names)) {
                addresses.set(mark.address());
            }
        }
        return addresses;
    }

    /** The names of the marks at which a machine stands; none when the program has ended, since then no instruction comes next. */
    static List<String> at(Machine machine, SourceMap sourceMap, List<String> names) {
        if (sourceMap.marks().isEmpty() || machine.status().ended()) {
            return List.of();
        }
        return sourceMap.marks().stream()
                .filter(mark -> mark.address() == machine.address() && counts(mark, names))
                .map(SourceMap.Mark::name)
                .distinct()
                .toList();
    }
}
