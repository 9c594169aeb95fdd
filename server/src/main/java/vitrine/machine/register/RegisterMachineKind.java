package vitrine.machine.register;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import vitrine.isa.InstructionSet;
import vitrine.machine.Area;
import vitrine.machine.Inputs;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.jit.CodeCache;
import vitrine.program.Program;

/** The register machine: untyped words, raw memory and a calling convention, as hardware has them. */
public final class RegisterMachineKind implements MachineKind {
    /** As long as somebody has the program. */
    private final Map<Program, CodeCache<RegisterCompilation.Unit>> caches =
            Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public String name() {
        return "register";
    }

    @Override
    public String title() {
        return "Register machine";
    }

    @Override
    public String summary() {
        return "Instructions of 32 bits name the registers that they work on. Memory is an array of bytes; what they mean, only the program knows.";
    }

    @Override
    public InstructionSet instructions() {
        return RegisterOp.INSTRUCTIONS;
    }

    @Override
    public int wordBits() {
        return Integer.SIZE;
    }

    @Override
    public List<Area> areas() {
        return RegisterViews.AREAS;
    }

    @Override
    public @Nullable Area areaOf(String cell) {
        return RegisterCellName.isSpecial(cell) ? RegisterViews.SPECIAL : MachineKind.super.areaOf(cell);
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
        return new RegisterMachine(
                program,
                limits,
                inputs,
                RegisterEngine.USUAL_THRESHOLD,
                caches.computeIfAbsent(program, each -> new CodeCache<>()));
    }
}
