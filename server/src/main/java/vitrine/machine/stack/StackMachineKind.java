package vitrine.machine.stack;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import vitrine.isa.FrameLayout;
import vitrine.isa.InstructionFormat;
import vitrine.isa.InstructionSet;
import vitrine.isa.Origins;
import vitrine.machine.Area;
import vitrine.machine.Inputs;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.heap.CollectorKind;
import vitrine.machine.jit.CodeCache;
import vitrine.program.Program;

/** The stack machine: a managed machine with typed values, in the family of the JVM, CPython and clox. */
public final class StackMachineKind implements MachineKind {
    static final InstructionSet INSTRUCTIONS = new InstructionSet(
            List.of(StackOp.values()),
            List.of(StackHost.values()),
            InstructionFormat.VARIABLE,
            List.of(FrameLayout.APART, FrameLayout.LINKED),
            CollectorKind.names(),
            Origins.beside(
                    StackMachineKind.class,
                    "family",
                    "jvm",
                    "cil",
                    "python",
                    "clox",
                    "webassembly",
                    "forth",
                    "hack",
                    "little-man",
                    "ssm"));

    /** As long as somebody has the program. */
    private final Map<Program, CodeCache<Compilation.Unit>> caches = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public String name() {
        return "stack";
    }

    @Override
    public boolean standard() {
        return true;
    }

    @Override
    public String title() {
        return "Stack machine";
    }

    @Override
    public String summary() {
        return "Instructions take their operands from a stack and leave their results there. Values know their type.";
    }

    @Override
    public InstructionSet instructions() {
        return INSTRUCTIONS;
    }

    @Override
    public List<Area> areas() {
        return StackViews.AREAS;
    }

    @Override
    public Limits limits() {
        return Limits.DEFAULT;
    }

    @Override
    public Machine load(Program program, Limits limits, Inputs inputs) {
        if (!program.machine().equals(name())) {
            throw new IllegalArgumentException(
                    "A program for the machine '" + program.machine() + "' cannot run on '" + name() + "'.");
        }
        return new StackMachine(
                program,
                limits,
                inputs,
                Engine.USUAL_THRESHOLD,
                caches.computeIfAbsent(program, each -> new CodeCache<>()));
    }
}
