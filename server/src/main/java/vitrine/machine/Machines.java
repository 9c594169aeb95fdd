package vitrine.machine;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import vitrine.asm.Assembler;
import vitrine.isa.InstructionSet;

/**
 * The machines there are. A machine registers itself by a line in {@code META-INF/services/vitrine.machine.MachineKind}, so that nothing
 * here or above knows one by name.
 */
public final class Machines {
    private static final List<MachineKind> KINDS =
            ServiceLoader.load(MachineKind.class, Machines.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .sorted(Comparator.comparing(MachineKind::standard)
                            .reversed()
                            .thenComparing(MachineKind::name))
                    .toList();

    private Machines() {}

    /** All kinds, {@link #standard} first, the others by name. */
    public static List<MachineKind> all() {
        return KINDS;
    }

    /** The kind meant where a program names none. */
    public static MachineKind standard() {
        return KINDS.get(0);
    }

    /** The kind of a name in any case, or null. */
    public static @Nullable MachineKind named(String name) {
        return KINDS.stream()
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /** What the assembler asks: the instruction set of each machine, and which machines there are. */
    public static Assembler.InstructionSets instructionSets() {
        return new Assembler.InstructionSets() {
            @Override
            public @Nullable InstructionSet of(String machine) {
                return instructionsOf(machine);
            }

            @Override
            public List<String> names() {
                return KINDS.stream().map(MachineKind::name).toList();
            }
        };
    }

    /** The instruction set of the machine of a name, or null. */
    public static @Nullable InstructionSet instructionsOf(String name) {
        MachineKind kind = named(name);
        return kind == null ? null : kind.instructions();
    }
}
