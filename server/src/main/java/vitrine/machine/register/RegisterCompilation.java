package vitrine.machine.register;

import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import vitrine.isa.Decoded;
import vitrine.machine.jit.CodeCache;
import vitrine.machine.jit.CompiledClass;
import vitrine.program.Program;

/**
 * Turns the code from an address on, and all functions that it calls, into one JVM class: a method each. A call is a call of the JVM; where it comes back,
 * only memory tells: see {@link RegisterTranslator}.
 */
final class RegisterCompilation implements Opcodes {
    static final String NAME = "vitrine/machine/register/Compiled";
    private static final String SUPER = RegisterTranslator.CONTEXT + "$Code";
    /** HotSpot never compiles a method of more bytes. */
    private static final int MOST_BYTES = 7_900;

    private static final int MOST_METHODS = 200;
    private static final int MOST_CALLED_INDIRECTLY = 40;

    private final Program program;
    private final byte[] code;
    private final BitSet stops;
    private final Decoded[] decoded;
    private final RegisterPlan entry;
    private final Map<Integer, RegisterPlan> methods = new TreeMap<>();
    private final List<RegisterContext.Exit> exits = new ArrayList<>();

    /**
     * The code that came of it.
     *
     * @param bytes the class
     * @param renewals see {@link #renew}
     * @param functions those that it covers
     * @param places how many JVM locals its greatest method has
     */
    record Unit(
            RegisterContext.Code code,
            byte[] bytes,
            int renewals,
            RegisterContext.Exit[] exits,
            BitSet functions,
            int places)
            implements CodeCache.Renewable<Unit> {
        /** The same once more, of which the JVM knows nothing yet. */
        @Override
        public Unit renew() {
            return new Unit(load(bytes), bytes, renewals + 1, exits, functions, places);
        }
    }

    /** @param stops addresses at which the code must be left */
    RegisterCompilation(Program program, byte[] code, BitSet stops, int address) {
        this.program = program;
        this.code = code;
        this.stops = stops;
        decoded = new Decoded[code.length];
        entry = plan(address, true);
    }

    private RegisterPlan plan(int address, boolean isEntry) {
        int function = program.functionAt(address);
        int first = program.functions().get(function).start();
        return new RegisterPlan(address, isEntry, first, program.end(function), code, stops, decoded);
    }

    /** Null when it cannot be compiled, or not with gain. */
    static @Nullable Unit compile(Program program, byte[] code, BitSet stops, int address) {
        try {
            return new RegisterCompilation(program, code, stops, address).compile();
        } catch (RegisterPlan.NotCompilable e) {
            return null;
        }
    }

    private @Nullable Unit compile() {
        if (entry.firstBlock().count == 0) {
            return null;
        }
        ArrayDeque<RegisterPlan> work = new ArrayDeque<>(List.of(entry));
        while (!work.isEmpty()) {
            RegisterPlan plan = work.poll();
            BitSet calls = (BitSet) plan.calls.clone();
            if (plan.callsIndirectly) {
                program.functions().stream()
                        .limit(MOST_CALLED_INDIRECTLY)
                        .filter(function -> function.start() < code.length)
                        .forEach(function -> calls.set(function.start()));
            }
            for (int to = calls.nextSetBit(0); to >= 0; to = calls.nextSetBit(to + 1)) {
                if (!methods.containsKey(to)) {
                    if (methods.size() == MOST_METHODS) {
                        throw new RegisterPlan.NotCompilable();
                    }
                    RegisterPlan called = plan(to, false);
                    methods.put(to, called);
                    work.add(called);
                }
            }
        }
        return write();
    }

    private Unit write() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS) {
            @Override
            protected String getCommonSuperClass(String a, String b) {
                return "java/lang/Object";
            }
        };
        writer.visit(V17, ACC_FINAL | ACC_SUPER, NAME, null, SUPER, null);
        writeConstructor(writer);
        List<RegisterPlan> plans = new ArrayList<>(methods.values());
        plans.add(entry);
        int places = 0;
        BitSet covered = new BitSet();
        for (RegisterPlan plan : plans) {
            write(writer, plan);
            covered.set(program.functionAt(plan.start));
            places = Math.max(places, 2 * plan.used.cardinality() + 20);
        }
        writeDispatch(writer);
        writer.visitEnd();
        byte[] bytes = writer.toByteArray();
        return new Unit(load(bytes), bytes, 0, exits.toArray(RegisterContext.Exit[]::new), covered, places);
    }

    private static RegisterContext.Code load(byte[] bytes) {
        return CompiledClass.make(MethodHandles.lookup(), bytes, RegisterContext.Code.class);
    }

    private void writeConstructor(ClassWriter writer) {
        MethodVisitor init = writer.visitMethod(0, "<init>", "()V", null, null);
        init.visitCode();
        init.visitVarInsn(ALOAD, 0);
        init.visitMethodInsn(INVOKESPECIAL, SUPER, "<init>", "()V", false);
        init.visitInsn(RETURN);
        init.visitMaxs(0, 0);
        init.visitEnd();
        String context = RegisterTranslator.CONTEXT;
        MethodVisitor enter = writer.visitMethod(0, "enter", "(L" + context + ";)V", null, null);
        enter.visitCode();
        enter.visitVarInsn(ALOAD, 1);
        enter.visitVarInsn(ALOAD, 1);
        enter.visitFieldInsn(GETFIELD, context, "registers", "[I");
        enter.visitVarInsn(ALOAD, 1);
        enter.visitFieldInsn(GETFIELD, context, "floats", "[D");
        enter.visitVarInsn(ALOAD, 1);
        enter.visitFieldInsn(GETFIELD, context, "memory", "[B");
        enter.visitVarInsn(ALOAD, 1);
        enter.visitFieldInsn(GETFIELD, context, "dirty", "[B");
        enter.visitVarInsn(ALOAD, 1);
        enter.visitFieldInsn(GETFIELD, context, "depth", "I");
        enter.visitMethodInsn(INVOKESTATIC, NAME, entry.name, RegisterTranslator.DESCRIPTOR, false);
        enter.visitInsn(POP);
        enter.visitInsn(RETURN);
        enter.visitMaxs(0, 0);
        enter.visitEnd();
    }

    /** A method that calls the method of the function at an address. */
    private void writeDispatch(ClassWriter writer) {
        MethodVisitor method = writer.visitMethod(
                ACC_STATIC | ACC_PRIVATE,
                RegisterTranslator.DISPATCH,
                RegisterTranslator.DISPATCH_DESCRIPTOR,
                null,
                null);
        int[] starts = methods.keySet().stream().mapToInt(start -> start).toArray();
        Label[] labels = new Label[starts.length];
        Arrays.setAll(labels, i -> new Label());
        Label none = new Label();
        method.visitCode();
        method.visitVarInsn(ILOAD, 6);
        method.visitLookupSwitchInsn(none, starts, labels);
        for (int i = 0; i < starts.length; i++) {
            method.visitLabel(labels[i]);
            for (int argument = 0; argument < 5; argument++) {
                method.visitVarInsn(ALOAD, argument);
            }
            method.visitVarInsn(ILOAD, 5);
            method.visitMethodInsn(INVOKESTATIC, NAME, called(starts[i]).name, RegisterTranslator.DESCRIPTOR, false);
            method.visitInsn(IRETURN);
        }
        method.visitLabel(none);
        method.visitVarInsn(ALOAD, 0);
        method.visitVarInsn(ILOAD, 6);
        method.visitVarInsn(ILOAD, 5);
        method.visitMethodInsn(INVOKEVIRTUAL, RegisterTranslator.CONTEXT, "uncompiled", "(II)I", false);
        method.visitInsn(IRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private void write(ClassWriter writer, RegisterPlan plan) {
        MethodVisitor method =
                writer.visitMethod(ACC_STATIC | ACC_PRIVATE, plan.name, RegisterTranslator.DESCRIPTOR, null, null);
        method.visitCode();
        new RegisterTranslator(this, plan, method).write();
        Label end = new Label();
        method.visitLabel(end);
        method.visitMaxs(0, 0);
        method.visitEnd();
        if (end.getOffset() > MOST_BYTES) {
            throw new RegisterPlan.NotCompilable();
        }
    }

    // ---- what translators ask

    int exit(int address, int refund) {
        exits.add(new RegisterContext.Exit(address, refund));
        return exits.size() - 1;
    }

    RegisterPlan called(int start) {
        RegisterPlan plan = methods.get(start);
        if (plan == null) {
            throw new IllegalStateException("Nothing was planned for a call of " + start);
        }
        return plan;
    }

    int callee(int address) {
        return program.callee(address);
    }

    int codeLength() {
        return code.length;
    }

    /** The registers that a call may write, with all that it calls. */
    BitSet writtenBy(RegisterPlan called) {
        BitSet written = new BitSet();
        for (RegisterPlan plan : reachedFrom(called)) {
            written.or(plan.written);
            if (plan.callsIndirectly) {
                written.set(0, RegisterPlan.FLOATS + Registers.FLOATS);
            }
        }
        return written;
    }

    /** Whether a call may make blocks of the heap. */
    boolean allocates(RegisterPlan called) {
        return reachedFrom(called).stream().anyMatch(plan -> plan.allocates || plan.callsIndirectly);
    }

    private List<RegisterPlan> reachedFrom(RegisterPlan called) {
        List<RegisterPlan> reached = new ArrayList<>();
        BitSet seen = new BitSet();
        ArrayDeque<RegisterPlan> work = new ArrayDeque<>(List.of(called));
        while (!work.isEmpty()) {
            RegisterPlan plan = work.poll();
            if (!seen.get(plan.start)) {
                seen.set(plan.start);
                reached.add(plan);
                plan.calls.stream().forEach(to -> work.add(called(to)));
            }
        }
        return reached;
    }
}
