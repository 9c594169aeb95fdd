package vitrine.machine.stack;

import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import vitrine.isa.Decoded;
import vitrine.isa.Flow;
import vitrine.isa.OperandKind;
import vitrine.machine.Tags;
import vitrine.machine.heap.ObjectHeap;
import vitrine.machine.jit.CodeCache;
import vitrine.machine.jit.CompiledClass;
import vitrine.machine.jit.ControlGraph;
import vitrine.program.Function;
import vitrine.program.Program;

/**
 * Turns a function, from an address in it on, and all functions that it calls into one JVM class. First it finds the types of all values, by going through
 * the code until nothing new is found; then it writes the class. What it takes for granted (types in globals and arrays, functions called
 * indirectly) it has from a {@link Profile}, and the code checks it.
 */
final class Compilation implements Opcodes {
    static final int MOST_SLOTS = 60;
    /** HotSpot never compiles a method of more bytes. */
    private static final int MOST_BYTES = 7_900;

    private static final int MOST_METHODS = 200;
    private static final int ELEMENTS_LOOKED_AT = 64;
    private static final String NAME = "vitrine/machine/stack/Compiled";
    private static final String SUPER = JvmCode.CONTEXT + "$Code";

    final Program program;
    final Function[] functions;
    final BitSet stops;
    final Profile profile;
    private final StackState state;
    private final byte[] code;
    private final Decoded[] decoded;
    private final MethodPlan entry;
    private final Map<Integer, MethodPlan> methods = new HashMap<>();
    private final ArrayDeque<MethodPlan> work = new ArrayDeque<>();
    private final List<Context.Exit> exits = new ArrayList<>();

    /**
     * The code that came of it.
     *
     * @param bytes the class
     * @param renewals see {@link #renew}
     * @param locals the types of the locals with which it can be entered
     * @param stack those of the frame's part of the stack
     * @param places how many JVM locals its greatest method has
     * @param height the greatest height of a frame's part of the stack
     */
    record Unit(
            Context.Code code,
            byte[] bytes,
            int renewals,
            int function,
            byte[] locals,
            byte[] stack,
            Context.Exit[] exits,
            BitSet functions,
            int places,
            int height,
            int slots)
            implements CodeCache.Renewable<Unit> {
        /** The same once more, of which the JVM knows nothing yet. */
        @Override
        public Unit renew() {
            return new Unit(
                    load(bytes), bytes, renewals + 1, function, locals, stack, exits, functions, places, height, slots);
        }
    }

    /** @param stops addresses at which the code must be left */
    Compilation(
            Program program,
            byte[] code,
            Function[] functions,
            StackState state,
            Profile profile,
            BitSet stops,
            int address,
            int function,
            byte[] locals,
            byte[] stack) {
        this.program = program;
        this.code = code;
        this.functions = functions;
        this.state = state;
        this.profile = profile;
        this.stops = stops;
        decoded = new Decoded[code.length];
        entry = new MethodPlan(function, address, true, nest(function, address), locals, stack);
    }

    /** Null when it cannot be compiled, or not with gain. */
    @Nullable
    Unit compile() {
        if (slots(entry.function) > MOST_SLOTS || entry.parameters.length != slots(entry.function)) {
            return null;
        }
        try {
            analyse();
            return write();
        } catch (MethodPlan.NotCompilable e) {
            return null;
        }
    }

    private void analyse() {
        work.add(entry);
        while (!work.isEmpty()) {
            MethodPlan plan = work.poll();
            if (plan.failed) {
                continue;
            }
            try {
                new Translator(this, plan, new MethodVisitor(ASM9) {}, false).analyse();
            } catch (MethodPlan.NotCompilable e) {
                if (plan.entry) {
                    throw e;
                }
                plan.failed = true;
                work.addAll(plan.callers);
            }
        }
    }

    private @Nullable Unit write() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V17, ACC_FINAL | ACC_SUPER, NAME, null, SUPER, null);
        writeConstructor(writer);
        List<MethodPlan> plans = new ArrayList<>(methods.values());
        plans.removeIf(plan -> plan.failed);
        plans.add(entry);
        int height = 0;
        int slots = 0;
        int places = 0;
        BitSet covered = new BitSet();
        for (MethodPlan plan : plans) {
            write(writer, plan);
            covered.set(plan.function);
            height = Math.max(height, plan.greatestHeight());
            slots = Math.max(slots, slots(plan.function));
            places = Math.max(places, 3 * (slots(plan.function) + 2 * plan.greatestHeight()) + 20);
        }
        writer.visitEnd();
        byte[] bytes = writer.toByteArray();
        MethodPlan.Block first = entry.blocks.get(entry.firstKey());
        if (first == null || first.count == 0) {
            return null;
        }
        return new Unit(
                load(bytes),
                bytes,
                0,
                entry.function,
                entry.parameters,
                entry.entryStack,
                exits.toArray(Context.Exit[]::new),
                covered,
                places,
                height,
                slots);
    }

    private static Context.Code load(byte[] bytes) {
        return CompiledClass.make(MethodHandles.lookup(), bytes, Context.Code.class);
    }

    private static void writeConstructor(ClassWriter writer) {
        MethodVisitor init = writer.visitMethod(0, "<init>", "()V", null, null);
        init.visitCode();
        init.visitVarInsn(ALOAD, 0);
        init.visitMethodInsn(INVOKESPECIAL, SUPER, "<init>", "()V", false);
        init.visitInsn(RETURN);
        init.visitMaxs(0, 0);
        init.visitEnd();
        String descriptor = "(L" + JvmCode.CONTEXT + ";I)V";
        MethodVisitor enter = writer.visitMethod(0, "enter", descriptor, null, null);
        enter.visitCode();
        enter.visitVarInsn(ALOAD, 1);
        enter.visitVarInsn(ILOAD, 2);
        enter.visitMethodInsn(INVOKESTATIC, NAME, "entry", descriptor, false);
        enter.visitInsn(RETURN);
        enter.visitMaxs(0, 0);
        enter.visitEnd();
    }

    private void write(ClassWriter writer, MethodPlan plan) {
        StringBuilder descriptor = new StringBuilder("(L" + JvmCode.CONTEXT + ";");
        if (!plan.entry) {
            for (byte type : plan.parameters) {
                descriptor.append(JvmCode.descriptor(type));
            }
        }
        byte[] results = plan.entry || plan.results == null ? new byte[0] : plan.results;
        descriptor.append("I)").append(JvmCode.resultDescriptor(results));
        MethodVisitor method =
                writer.visitMethod(ACC_STATIC | ACC_PRIVATE, plan.name, descriptor.toString(), null, null);
        method.visitCode();
        new Translator(this, plan, method, true).write();
        Label end = new Label();
        method.visitLabel(end);
        method.visitMaxs(0, 0);
        method.visitEnd();
        if (end.getOffset() > MOST_BYTES) {
            throw new MethodPlan.NotCompilable();
        }
    }

    // ---- what translators ask

    String className() {
        return NAME;
    }

    int slots(int function) {
        return functions[function].slots();
    }

    int globals() {
        return state.globals.bits.length;
    }

    /** The operation at an address, or null when none stands there, before the end of its function. */
    @Nullable
    StackOp opAt(int address, int end) {
        if (address >= end) {
            return null;
        }
        Decoded instruction = at(address);
        return instruction.row() == null || instruction.end() > end ? null : (StackOp) instruction.row();
    }

    private Decoded at(int address) {
        Decoded known = decoded[address];
        if (known == null) {
            known = StackMachineKind.INSTRUCTIONS.decode(code, address);
            decoded[address] = known;
        }
        return known;
    }

    long operand(int address) {
        return at(address).operands()[0];
    }

    /** The addresses in a function to which jumps lead, as far as they can be reached from one, and that one. */
    BitSet leaders(int function, int start) {
        BitSet leaders = new BitSet();
        leaders.set(start);
        graph(function, start).jumps().forEach(leaders::set);
        return leaders;
    }

    private List<BitSet> nest(int function, int address) {
        int start = functions[function].start();
        return start == address ? List.of() : graph(function, start).nest(address);
    }

    private ControlGraph graph(int function, int start) {
        return new ControlGraph(start, address -> successors(function, address));
    }

    /** Where control goes from an address within the function, jumps first. */
    private ControlGraph.Ways successors(int function, int address) {
        int first = functions[function].start();
        int end = program.end(function);
        StackOp op = opAt(address, end);
        if (op == null) {
            return ControlGraph.Ways.NONE;
        }
        Flow flow = op.flow();
        int jump = -1;
        if (flow == Flow.JUMP || flow == Flow.BRANCH) {
            long target = op.operands().isEmpty()
                    ? -1
                    : op.operands().get(0).kind() == OperandKind.OFFSET ? address + operand(address) : operand(address);
            jump = target >= first && target < end ? (int) target : -1;
        }
        boolean goesOn = flow == Flow.NEXT || flow == Flow.BRANCH || flow == Flow.CALL;
        int behind = goesOn && at(address).end() < end ? at(address).end() : -1;
        return new ControlGraph.Ways(jump, behind);
    }

    /** The plan of a function that is called with arguments of these types. */
    MethodPlan called(MethodPlan caller, int function, byte[] arguments) {
        MethodPlan plan = methods.get(function);
        if (plan == null) {
            if (methods.size() >= MOST_METHODS) {
                throw new MethodPlan.NotCompilable();
            }
            plan = new MethodPlan(
                    function, functions[function].start(), false, List.of(), arguments.clone(), new byte[0]);
            methods.put(function, plan);
            work.add(plan);
        } else if (plan.joinParameters(arguments)) {
            enqueue(plan);
        }
        plan.callers.add(caller);
        return plan;
    }

    void returned(MethodPlan plan, byte[] results) {
        if (plan.joinResults(results.clone())) {
            plan.callers.forEach(this::enqueue);
        }
    }

    private void enqueue(MethodPlan plan) {
        if (!work.contains(plan)) {
            work.add(plan);
        }
    }

    int exit(int function, int address, int refund, int locals, int height, boolean guard) {
        exits.add(new Context.Exit(function, address, refund, locals, height, guard));
        return exits.size() - 1;
    }

    /** An entry of the constant pool; null when there is none, or none that a double would keep bit by bit. */
    @Nullable
    Item constant(int index) {
        if (index >= state.constantAddresses.length) {
            return null;
        }
        var literal = program.constants().get(index).value();
        byte tag = StackState.tag(literal);
        long bits = tag == Tags.REFERENCE ? state.constantAddresses[index] : StackState.bits(literal);
        boolean exact = tag != Tags.FLOAT || Double.doubleToLongBits(Double.longBitsToDouble(bits)) == bits;
        return exact ? Item.constant(tag, bits) : null;
    }

    byte globalType(int address, int index) {
        return profile.type(address, state.globals.tags[index]);
    }

    /** The type of all elements, as far as some of them show. */
    private byte usualElement() {
        byte type = -1;
        int last = state.heap.lastWord();
        int distance = Math.max(1, (last - ObjectHeap.FIRST) / ELEMENTS_LOOKED_AT);
        for (int word = last; word > ObjectHeap.FIRST; word -= distance) {
            byte tag = state.heap.words.tags[word];
            if (tag != Tags.RAW) {
                type = type < 0 ? tag : Item.join(type, tag);
            }
        }
        return type < 0 ? Item.ANY : type;
    }

    byte elementType(int address) {
        return profile.type(address, usualElement());
    }
}
