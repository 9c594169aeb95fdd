package vitrine.machine.stack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import vitrine.machine.Tags;

/**
 * Translates one method plan to JVM bytecode, block by block. The same translation, into nothing, is what finds the types: it tells the plan which
 * blocks follow with which types, until nothing new is found. Within a block nothing is stored to the places of locals and of the stack:
 * items are passed on, and moved where the block ends.
 *
 * <p>Each block takes its number of instructions from the budget when it is entered. Whatever is not understood, or would trap, or must be watched, leaves
 * the compiled code before the instruction, with what was taken for the rest of the block given back.
 */
final class Translator implements Opcodes {
    private static final int MOST_INSTRUCTIONS = 2_000;
    private static final int ENDED = -1;
    private static final byte[] NONE = {};
    /** Nothing is written before the height is known. */
    private static final int ANY_HEIGHT = 1_000_000;

    final Compilation unit;
    final MethodPlan plan;
    final JvmCode code;
    final boolean writing;
    private final int functionEnd;
    private final BitSet leaders;
    private final Map<Long, Label> labels = new HashMap<>();
    private final ValueTranslator values;
    private final MemoryTranslator memories;
    private final CallTranslator calls;

    Item[] locals = new Item[0];
    final List<Item> stack = new ArrayList<>();
    private MethodPlan.Block block;
    /** How many instructions of the block are translated. */
    private int done;
    /** The address of the instruction at hand, and the one behind it. */
    int ip;

    int next;
    private final ArrayDeque<MethodPlan.Block> work = new ArrayDeque<>();

    Translator(Compilation unit, MethodPlan plan, MethodVisitor mv, boolean writing) {
        this.unit = unit;
        this.plan = plan;
        this.writing = writing;
        functionEnd = unit.program.end(plan.function);
        int slots = unit.slots(plan.function);
        code = new JvmCode(
                mv,
                plan.entry ? 2 : argumentPlaces(plan),
                slots,
                writing ? plan.greatestHeight() + 1 : ANY_HEIGHT,
                writing);
        leaders = unit.leaders(plan.function, plan.start);
        block = outside();
        values = new ValueTranslator(this);
        memories = new MemoryTranslator(this);
        calls = new CallTranslator(this);
    }

    private static int argumentPlaces(MethodPlan plan) {
        int places = 2;
        for (byte type : plan.parameters) {
            places += type == Item.ANY ? 3 : 2;
        }
        return places;
    }

    // ---- the whole method

    /** Finds the blocks and their types, or those that follow from what is known of other functions by now. */
    void analyse() {
        work.addAll(plan.blocks.values());
        flow(plan.start, entryLocals(), plan.entryStack);
        while (!work.isEmpty()) {
            translate(work.poll());
        }
    }

    private byte[] entryLocals() {
        byte[] types = new byte[unit.slots(plan.function)]; // the others are the int 0
        System.arraycopy(plan.parameters, 0, types, 0, plan.parameters.length);
        return types;
    }

    private void flow(int address, byte[] localTypes, byte[] stackTypes) {
        int level = plan.levelAt(address, block.level);
        MethodPlan.Block known = plan.blocks.get(key(address));
        if (known == null) {
            known = new MethodPlan.Block(address, level, localTypes.clone(), stackTypes.clone());
            plan.blocks.put(known.key(), known);
            work.add(known);
        } else if (known.join(localTypes, stackTypes) && !work.contains(known)) {
            work.add(known);
        }
        known.header |= address <= block.start && level == block.level || address == ip;
    }

    void write() {
        code.context();
        code.get("left");
        code.storeLeft();
        if (!plan.entry) {
            code.context();
            code.loadRoom();
            code.call("enterFrame", "(I)V");
        }
        begin();
        go(plan.start);
        for (MethodPlan.Block each : plan.blocks.values()) {
            translate(each);
        }
        code.finish();
    }

    /** The items with which the method begins. */
    private void begin() {
        byte[] types = entryLocals();
        locals = new Item[types.length];
        int argument = 1;
        for (int i = 0; i < types.length; i++) {
            byte type = types[i];
            if (plan.entry) {
                locals[i] = fetched("local", i, type, code.localPlace(i));
            } else if (i >= plan.parameters.length) {
                locals[i] = Item.constant(Tags.INT, 0);
            } else {
                locals[i] = Item.at(type, argument);
                argument += type == Item.ANY ? 3 : 2;
            }
        }
        stack.clear();
        for (int i = 0; i < plan.entryStack.length; i++) {
            stack.add(fetched("stack", i, plan.entryStack[i], code.stackPlace(i)));
        }
        block = outside();
    }

    /** What comes before the first block. */
    private MethodPlan.Block outside() {
        return new MethodPlan.Block(-1, plan.nest.size(), plan.parameters, plan.entryStack);
    }

    /** The key of the block that begins at an address, for one who comes from the block at hand. */
    private long key(int address) {
        return new MethodPlan.Block(address, plan.levelAt(address, block.level), NONE, NONE).key();
    }

    /** Takes a value from the state to a place. */
    private Item fetched(String memory, int index, byte type, int place) {
        if (type != Tags.NULL) {
            code.context();
            code.pushInt(index);
            code.call(memory + "Bits", "(I)J");
            if (type == Tags.FLOAT) {
                code.callStatic("java/lang/Double", "longBitsToDouble", "(J)D");
            } else if (type == Item.ANY) {
                code.context();
                code.pushInt(index);
                code.call(memory + "Tag", "(I)I");
            }
            code.storeAs(type, place);
        }
        return Item.at(type, place);
    }

    // ---- a block

    private void translate(MethodPlan.Block each) {
        block = each;
        locals = new Item[each.locals.length];
        for (int i = 0; i < locals.length; i++) {
            locals[i] = Item.at(each.locals[i], code.localPlace(i));
        }
        stack.clear();
        for (int i = 0; i < each.stack.length; i++) {
            stack.add(Item.at(each.stack[i], code.stackPlace(i)));
        }
        ip = each.start;
        done = 0;
        code.mv.visitLabel(label(each.key()));
        code.frame(all());
        if (each.header) {
            code.mv.visitInsn(NOP); // two frames for the JVM's verifier must not stand at one place
        } else {
            charge(each, all());
        }
        while (true) {
            each.greatest = Math.max(each.greatest, stack.size() + 1);
            if (done > 0 && leaders.get(ip)) {
                go(ip);
                break;
            }
            if (done > MOST_INSTRUCTIONS) {
                throw new MethodPlan.NotCompilable();
            }
            int to = instruction();
            if (to == ENDED) {
                break;
            }
            done++;
            ip = to;
        }
        if (!writing) {
            each.count = done;
        } else if (each.count != done) {
            throw new IllegalStateException("A block was written otherwise than it was analysed.");
        }
    }

    /** All values of the frame, the locals first. */
    List<Item> all() {
        List<Item> all = new ArrayList<>(locals.length + stack.size());
        all.addAll(Arrays.asList(locals));
        all.addAll(stack);
        return all;
    }

    static byte[] types(List<Item> items) {
        byte[] types = new byte[items.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = items.get(i).type();
        }
        return types;
    }

    private Label label(long key) {
        return labels.computeIfAbsent(key, unknown -> new Label());
    }

    // ---- going on and leaving

    /** Goes on at an address of the function. */
    private void go(int address) {
        if (!writing) {
            flow(address, types(Arrays.asList(locals)), types(stack));
            return;
        }
        arrive(all(), address);
        Map.Entry<Long, MethodPlan.Block> behind = plan.blocks.higherEntry(block.key());
        if (behind == null || behind.getKey() != key(address)) {
            code.mv.visitJumpInsn(GOTO, label(key(address)));
        }
    }

    /** Moves items to where a block expects them. At the head of a loop its instructions are charged on the way there: so the JVM likes its loops. */
    private void arrive(List<Item> items, int address) {
        List<Item> targets = targets(address);
        code.move(items, targets);
        MethodPlan.Block target = target(address);
        if (target.header) {
            charge(target, targets);
        }
    }

    /** Takes the instructions of a block from the budget, or leaves the code in front of it. */
    private void charge(MethodPlan.Block target, List<Item> items) {
        if (target.count > 0) {
            code.takeFromLeft(target.count);
            code.loadLeft();
            int exit = writing
                    ? unit.exit(plan.function, target.start, target.count, locals.length, target.stack.length, false)
                    : 0;
            code.mv.visitJumpInsn(IFLT, code.exit(items, exit, true, resultOpcode()));
        }
    }

    private MethodPlan.Block target(int address) {
        return Objects.requireNonNull(plan.blocks.get(key(address)));
    }

    private List<Item> targets(int address) {
        MethodPlan.Block target = target(address);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < target.locals.length; i++) {
            items.add(Item.at(target.locals[i], code.localPlace(i)));
        }
        for (int i = 0; i < target.stack.length; i++) {
            items.add(Item.at(target.stack[i], code.stackPlace(i)));
        }
        return items;
    }

    /**
     * Goes to a target when the int on the JVM's stack is as the opcode says; else the block goes on, and what it took for its rest is given back on
     * the way to the target.
     */
    private void branch(int opcode, int target) {
        if (!writing) {
            flow(target, types(Arrays.asList(locals)), types(stack));
            return;
        }
        List<Item> items = all();
        List<Item> targets = targets(target);
        int rest = block.count - done - 1;
        boolean direct = rest == 0 && !target(target).header;
        for (int i = 0; i < items.size(); i++) {
            direct &= targets.get(i).isConstant() || items.get(i).equals(targets.get(i));
        }
        Label goal = label(key(target));
        Label edge = direct ? goal : new Label();
        if (!direct) {
            MethodPlan.Block from = block;
            code.later(() -> {
                block = from;
                code.mv.visitLabel(edge);
                code.frame(items);
                if (rest > 0) {
                    code.takeFromLeft(-rest);
                }
                arrive(items, target);
                code.mv.visitJumpInsn(GOTO, goal);
            });
        }
        code.mv.visitJumpInsn(opcode, edge);
    }

    /** A label that leaves the code before the instruction at hand. */
    Label exit(boolean guard) {
        return code.exit(all(), exitNumber(ip, block.count - done, guard), true, resultOpcode());
    }

    int exitNumber(int address, int refund, boolean guard) {
        return writing ? unit.exit(plan.function, address, refund, locals.length, stack.size(), guard) : 0;
    }

    /** Leaves the code before the instruction at hand, whatever happens. */
    int leave() {
        code.leave(all(), exitNumber(ip, block.count - done, false), true, resultOpcode());
        return ENDED;
    }

    /** Between two labels a signal may be thrown: then the code is left before the instruction at hand, with these values. */
    void exitOnSignal(Label from, Label to, List<Item> before) {
        int number = writing
                ? unit.exit(plan.function, ip, block.count - done, locals.length, before.size() - locals.length, false)
                : 0;
        code.exitOnSignal(from, to, before, number, resultOpcode());
    }

    int resultOpcode() {
        if (plan.entry || plan.results == null) {
            return plan.entry ? RETURN : returnOpcode(new byte[0]);
        }
        return returnOpcode(plan.results);
    }

    static int returnOpcode(byte[] results) {
        return switch (JvmCode.resultDescriptor(results)) {
            case "D" -> DRETURN;
            case "J" -> LRETURN;
            default -> RETURN;
        };
    }

    /** The block ends with the instruction at hand. */
    int ended() {
        done++;
        return ENDED;
    }

    /** What is given back when the code is left at the instruction at hand: the rest of the block, with the instruction itself. */
    int refund() {
        return block.count - done;
    }

    // ---- values

    Item pop() {
        return stack.remove(stack.size() - 1);
    }

    /** The item so many places below the top. */
    Item peek(int below) {
        return stack.get(stack.size() - 1 - below);
    }

    /** The value on the JVM's stack becomes an item on top. */
    void pushResult(byte type) {
        int place = code.freePlace(all());
        code.storeAs(type, place);
        stack.add(Item.at(type, place));
    }

    /** The bits on the JVM's stack and the tag that the context holds become an item on top. */
    void pushTagged() {
        int place = code.freePlace(all());
        code.storeAs(Tags.INT, place);
        code.context();
        code.get("tag");
        code.mv.visitVarInsn(ISTORE, place + 2);
        stack.add(Item.at(Item.ANY, place));
    }

    /** Makes sure that an item has a type. Where it turns out to have another one, the code is left. False when it never has it. */
    boolean require(int below, byte type) {
        Item item = peek(below);
        if (item.type() == type) {
            return true;
        }
        if (item.type() != Item.ANY || type == Tags.FLOAT) {
            return false;
        }
        code.loadTag(item);
        if (type == Tags.INT) {
            code.mv.visitJumpInsn(IFNE, exit(false));
        } else {
            code.pushInt(type);
            code.mv.visitJumpInsn(IF_ICMPNE, exit(false));
        }
        Item known = Item.at(type, item.place());
        for (int i = 0; i < locals.length; i++) {
            locals[i] = locals[i].equals(item) ? known : locals[i];
        }
        stack.replaceAll(each -> each.equals(item) ? known : each);
        return true;
    }

    /** Writes something that may throw a signal: then the instruction at hand is left to the interpreter. */
    void signalling(List<Item> before, Runnable part) {
        Label from = new Label();
        Label to = new Label();
        code.mv.visitLabel(from);
        part.run();
        code.mv.visitLabel(to);
        exitOnSignal(from, to, before);
    }

    /** Lays an operand for {@link Context#apply} or {@link Context#host}. */
    void lay(int index, Item item) {
        code.context();
        code.pushInt(index);
        code.loadBits(item);
        code.loadTag(item);
        code.call("in", "(IJI)V");
    }

    /** What the instruction at hand worked besides is taken from the budget. */
    void charge() {
        code.context();
        code.loadLeft();
        code.call("charge", "(I)I");
        code.storeLeft();
    }

    // ---- instructions

    /** Translates the instruction at {@link #ip}; returns the address behind it, or ENDED when control does not go on there in this block. */
    private int instruction() {
        StackOp op = unit.opAt(ip, functionEnd);
        if (op == null || unit.stops.get(ip) || stack.size() < op.effect().singleInputs()) {
            return leave();
        }
        next = ip + StackMachineKind.INSTRUCTIONS.length(op);
        long operand = op.operands().isEmpty() ? 0 : unit.operand(ip);
        return switch (op) {
            case NOP -> next;
            case HALT, DUMP, TRACE, BREAK, JMPI, RJMPI -> leave();
            case JMP -> jump(operand);
            case RJMP -> jump(ip + operand);
            case JT, JF -> conditional(op, operand);
            case CALL -> operand < unit.functions.length ? calls.call((int) operand, 0) : leave();
            case CALLI -> calls.callIndirect((int) operand);
            case RET -> calls.ret();
            case EQ, NE, LT, LTE, GT, GTE -> comparison(op);
            case GLOAD, GSTORE, NEWARR, ALOAD, ASTORE, ALEN, SLEN, SCHAR, PRINT, HOST ->
                memories.translate(op, operand) ? next : leave();
            default -> values.translate(op, operand) ? next : leave();
        };
    }

    private boolean inFunction(long target) {
        return target >= unit.functions[plan.function].start() && target < functionEnd;
    }

    private int jump(long target) {
        if (!inFunction(target)) {
            return leave();
        }
        go((int) target);
        return ended();
    }

    private int conditional(StackOp op, long target) {
        if (!inFunction(target)) {
            return leave();
        }
        Item condition = pop();
        if (condition.isConstant() || condition.type() > Tags.NULL && condition.type() != Item.ANY) {
            code.pushInt(
                    condition.type() != Item.ANY
                                    && Tags.truth(condition.type(), condition.isConstant() ? condition.bits() : 1)
                            ? 1
                            : 0);
        } else if (condition.type() == Tags.INT) {
            code.loadBits(condition);
            code.mv.visitInsn(LCONST_0);
            code.mv.visitInsn(LCMP);
        } else if (condition.type() == Tags.FLOAT) {
            code.loadDouble(condition);
            code.mv.visitInsn(DCONST_0);
            code.mv.visitInsn(DCMPL);
        } else {
            code.loadBits(condition);
            code.loadTag(condition);
            code.callStatic(JvmCode.CONTEXT, "truth", "(JI)Z");
        }
        branch(op == StackOp.JT ? IFNE : IFEQ, (int) target);
        return next;
    }

    /** A comparison; when a branch follows it, both become one. */
    private int comparison(StackOp op) {
        int ifTrue = values.compare(op);
        if (ifTrue == ValueTranslator.CERTAIN_TRAP) {
            return leave();
        }
        StackOp following =
                next < functionEnd && !leaders.get(next) && !unit.stops.get(next) ? unit.opAt(next, functionEnd) : null;
        if (following == StackOp.JT || following == StackOp.JF) {
            long target = unit.operand(next);
            if (inFunction(target)) {
                done++;
                next += StackMachineKind.INSTRUCTIONS.length(following);
                branch(following == StackOp.JT ? ifTrue : opposite(ifTrue), (int) target);
                return next;
            }
        }
        Label yes = new Label();
        Label behind = new Label();
        List<Item> items = all();
        code.mv.visitJumpInsn(ifTrue, yes);
        code.mv.visitInsn(LCONST_0);
        code.mv.visitJumpInsn(GOTO, behind);
        code.mv.visitLabel(yes);
        code.frame(items);
        code.mv.visitInsn(LCONST_1);
        code.mv.visitLabel(behind);
        code.frame(items, LONG);
        pushResult(Tags.INT);
        return next;
    }

    private static int opposite(int opcode) {
        return switch (opcode) {
            case IFEQ -> IFNE;
            case IFNE -> IFEQ;
            case IFLT -> IFGE;
            case IFGE -> IFLT;
            case IFGT -> IFLE;
            default -> IFGT;
        };
    }
}
