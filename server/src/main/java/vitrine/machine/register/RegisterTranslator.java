package vitrine.machine.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Translates one plan to JVM bytecode, block by block. All registers that the plan uses are locals of the method; they are fetched when it begins and written
 * back when it calls, returns or is left.
 *
 * <p>Each block takes its number of instructions from the budget when it is entered, at the head of a loop on the way there. Whatever is not understood, or would
 * trap, or must be watched, leaves the compiled code before the instruction, with what was taken for the rest of the block given back. What only an attempt shows
 * (an address outside the memory, a full heap) is thrown, and caught in one place: before each such attempt the number of its exit is put into a local.
 */
final class RegisterTranslator implements Opcodes {
    static final String CONTEXT = "vitrine/machine/register/RegisterContext";
    /** What each method takes: the context, the registers, the floats, the memory, its marks, the depth of the activation. */
    static final String DESCRIPTOR = "(L" + CONTEXT + ";[I[D[B[BI)I";

    /** The method that calls the method of a function by its address: one argument more. */
    static final String DISPATCH = "dispatch";

    static final String DISPATCH_DESCRIPTOR = "(L" + CONTEXT + ";[I[D[B[BII)I";

    /** So many places have a way out of their own: shared ones keep the JVM from making loops fast; the others share one. */
    private static final int OWN_WAYS = 24;

    private final RegisterCompilation unit;
    private final RegisterPlan plan;
    private final MethodVisitor mv;
    private final Map<Long, Label> labels = new HashMap<>();
    private final List<Runnable> later = new ArrayList<>();
    private final Label caught = new Label();
    private final Label wayOut = new Label();
    private final RegisterCode code;
    private final RegisterInstructions instructions;
    private int ownWays = OWN_WAYS;

    private RegisterPlan.Block block;
    /** How many instructions of the block are translated. */
    private int done;

    private int address;

    RegisterTranslator(RegisterCompilation unit, RegisterPlan plan, MethodVisitor mv) {
        this.unit = unit;
        this.plan = plan;
        this.mv = mv;
        block = plan.firstBlock();
        code = new RegisterCode(plan, mv);
        instructions = new RegisterInstructions(this, plan, code, mv);
    }

    // ---- the whole method

    void write() {
        Label begin = new Label();
        Label end = new Label();
        mv.visitTryCatchBlock(begin, end, caught, "java/lang/IndexOutOfBoundsException");
        mv.visitTryCatchBlock(begin, end, caught, "vitrine/machine/TrapSignal");
        code.context();
        mv.visitFieldInsn(GETFIELD, CONTEXT, "left", "I");
        mv.visitVarInsn(ISTORE, RegisterCode.LEFT);
        code.push(0);
        mv.visitVarInsn(ISTORE, RegisterCode.EXIT);
        code.fetch(plan.used);
        code.fetchHeapEnd();
        mv.visitLabel(begin);
        arrive(plan.start, new RegisterPlan.Block(-1, block.level));
        mv.visitJumpInsn(GOTO, label(block));
        for (RegisterPlan.Block each : plan.blocks.values()) {
            translate(each);
        }
        for (int i = 0; i < later.size(); i++) { // it grows
            later.get(i).run();
        }
        mv.visitLabel(end);
        mv.visitLabel(caught);
        mv.visitInsn(POP);
        mv.visitLabel(wayOut);
        leave();
    }

    /** Writes registers back and leaves by the exit whose number is in its local. */
    private void leave() {
        code.store(plan.written);
        code.context();
        mv.visitVarInsn(ILOAD, RegisterCode.EXIT);
        mv.visitFieldInsn(PUTFIELD, CONTEXT, "exit", "I");
        code.context();
        mv.visitVarInsn(ILOAD, RegisterCode.DEPTH);
        mv.visitFieldInsn(PUTFIELD, CONTEXT, "depth", "I");
        code.putLeft();
        code.push(RegisterContext.LEFT);
        mv.visitInsn(IRETURN);
    }

    // ---- going on and leaving

    private Label label(RegisterPlan.Block of) {
        return labels.computeIfAbsent(of.key(), unknown -> new Label());
    }

    private RegisterPlan.Block target(int to, RegisterPlan.Block from) {
        RegisterPlan.Block target = plan.block(to, from);
        if (target == null) {
            throw new IllegalStateException("A block was not found at " + to);
        }
        return target;
    }

    /** At the head of a loop its instructions are charged on the way there. */
    private void arrive(int to, RegisterPlan.Block from) {
        RegisterPlan.Block target = target(to, from);
        if (target.header) {
            charge(target);
        }
    }

    private void charge(RegisterPlan.Block target) {
        if (target.count > 0) {
            takeFromLeft(target.count);
            mv.visitVarInsn(ILOAD, RegisterCode.LEFT);
            mv.visitJumpInsn(IFLT, exit(target.start, target.count));
        }
    }

    private void takeFromLeft(int count) {
        if (count > Short.MAX_VALUE || count < Short.MIN_VALUE) {
            throw new RegisterPlan.NotCompilable();
        }
        mv.visitIincInsn(RegisterCode.LEFT, -count);
    }

    void go(int to) {
        arrive(to, block);
        mv.visitJumpInsn(GOTO, label(target(to, block)));
    }

    /** Goes to the target of the instruction at hand when the JVM's comparison is so; {@code onTheWay} is done before. */
    void branch(int opcode, int to, Runnable onTheWay) {
        RegisterPlan.Block from = block;
        int rest = block.count - done - 1;
        Label edge = new Label();
        later.add(() -> {
            block = from;
            mv.visitLabel(edge);
            onTheWay.run();
            if (rest > 0) {
                takeFromLeft(-rest);
            }
            go(to);
        });
        mv.visitJumpInsn(opcode, edge);
    }

    /** A label where the code is left. */
    private Label exit(int at, int refund) {
        int number = unit.exit(at, refund);
        boolean own = ownWays-- > 0;
        Label label = new Label();
        later.add(() -> {
            mv.visitLabel(label);
            code.push(number);
            mv.visitVarInsn(ISTORE, RegisterCode.EXIT);
            if (own) {
                leave();
            } else {
                mv.visitJumpInsn(GOTO, wayOut);
            }
        });
        return label;
    }

    /** The number of the exit before the instruction at hand. */
    private int here() {
        return unit.exit(address, block.count - done);
    }

    Label exitHere() {
        return exit(address, block.count - done);
    }

    /** What follows may throw: then the code is left before the instruction at hand. */
    void attempt() {
        code.push(here());
        mv.visitVarInsn(ISTORE, RegisterCode.EXIT);
    }

    // ---- a block

    private void translate(RegisterPlan.Block each) {
        block = each;
        done = 0;
        mv.visitLabel(label(each));
        if (each.header) {
            mv.visitInsn(NOP);
        } else {
            charge(each);
        }
        address = each.start;
        boolean ended = false;
        while (done < each.count && !ended) {
            RegisterOp op = plan.opAt(address);
            if (op == null) {
                throw new IllegalStateException("A block was written otherwise than it was found.");
            }
            long[] operands = plan.at(address).operands();
            ended = !instructions.write(op, operands);
            done++;
            address += Registers.LENGTH;
        }
        if (!ended) {
            if (address > each.start && address < plan.end && plan.isLeader(address)) {
                go(address);
            } else {
                mv.visitJumpInsn(GOTO, exitHere());
            }
        }
    }

    /** Puts the address so many bytes below sp into its local, or leaves where the heap does not leave room for it. */
    void below(int bytes) {
        code.load(Registers.SP);
        code.push(bytes);
        mv.visitInsn(ISUB);
        mv.visitInsn(DUP);
        mv.visitVarInsn(ISTORE, RegisterCode.NUMBER);
        mv.visitVarInsn(ILOAD, RegisterCode.HEAP_END);
        mv.visitJumpInsn(IF_ICMPLT, exitHere());
    }

    /** Calls a method; null for the one of the function whose address is in {@link #RegisterCode.TARGET}, when there is one. */
    void call(@Nullable RegisterPlan called) {
        int behind = address + Registers.LENGTH;
        mv.visitVarInsn(ILOAD, RegisterCode.DEPTH);
        code.context();
        mv.visitFieldInsn(GETFIELD, CONTEXT, "deepest", "I");
        mv.visitJumpInsn(IF_ICMPGE, exitHere());
        below(RegisterState.LINK_BYTES);
        attempt();
        code.marked();
        mv.visitVarInsn(ILOAD, RegisterCode.NUMBER);
        mv.visitLdcInsn((long) behind << 32);
        code.load(Registers.FP);
        mv.visitInsn(I2L);
        mv.visitLdcInsn(0xffff_ffffL);
        mv.visitInsn(LAND);
        mv.visitInsn(LOR);
        code.helper("setLongWord", "([B[BIJ)V");
        mv.visitVarInsn(ILOAD, RegisterCode.NUMBER);
        code.keep(Registers.SP);
        mv.visitVarInsn(ILOAD, RegisterCode.NUMBER);
        code.keep(Registers.FP);
        code.store(plan.written);
        code.putLeft();
        code.context();
        if (called == null) {
            mv.visitVarInsn(ILOAD, RegisterCode.TARGET);
            mv.visitVarInsn(ILOAD, RegisterCode.DEPTH);
            code.method("calledAt", "(II)V");
        } else {
            code.push(unit.callee(called.start));
            mv.visitVarInsn(ILOAD, RegisterCode.DEPTH);
            code.method("called", "(II)V");
        }
        for (int i = 0; i < RegisterCode.DEPTH; i++) {
            mv.visitVarInsn(ALOAD, i);
        }
        mv.visitVarInsn(ILOAD, RegisterCode.DEPTH);
        code.push(1);
        mv.visitInsn(IADD);
        if (called == null) {
            mv.visitVarInsn(ILOAD, RegisterCode.TARGET);
            mv.visitMethodInsn(INVOKESTATIC, RegisterCompilation.NAME, DISPATCH, DISPATCH_DESCRIPTOR, false);
        } else {
            mv.visitMethodInsn(INVOKESTATIC, RegisterCompilation.NAME, called.name, DESCRIPTOR, false);
        }
        mv.visitInsn(DUP);
        mv.visitVarInsn(ISTORE, RegisterCode.NUMBER);
        code.push(behind);
        Label astray = new Label();
        mv.visitJumpInsn(IF_ICMPNE, astray);
        later.add(() -> {
            mv.visitLabel(astray);
            code.context();
            mv.visitVarInsn(ILOAD, RegisterCode.NUMBER);
            mv.visitVarInsn(ILOAD, RegisterCode.DEPTH);
            code.method("goAstray", "(II)V");
            code.push(RegisterContext.LEFT);
            mv.visitInsn(IRETURN);
        });
        code.context();
        mv.visitFieldInsn(GETFIELD, CONTEXT, "left", "I");
        mv.visitVarInsn(ISTORE, RegisterCode.LEFT);
        code.fetch(called == null ? plan.used : unit.writtenBy(called));
        if (called == null || unit.allocates(called)) {
            code.fetchHeapEnd();
        }
    }

    void ret() {
        attempt();
        code.memory();
        code.load(Registers.FP);
        code.helper("longWord", "([BI)J");
        mv.visitVarInsn(LSTORE, RegisterCode.LINK);
        mv.visitVarInsn(LLOAD, RegisterCode.LINK);
        code.push(32);
        mv.visitInsn(LSHR);
        mv.visitInsn(L2I);
        mv.visitVarInsn(ISTORE, RegisterCode.NUMBER);
        mv.visitVarInsn(ILOAD, RegisterCode.NUMBER);
        mv.visitJumpInsn(IFLT, exitHere());
        mv.visitVarInsn(ILOAD, RegisterCode.NUMBER);
        code.push(unit.codeLength());
        mv.visitJumpInsn(IF_ICMPGE, exitHere());
        code.load(Registers.FP);
        code.push(RegisterState.LINK_BYTES);
        mv.visitInsn(IADD);
        code.keep(Registers.SP);
        mv.visitVarInsn(LLOAD, RegisterCode.LINK);
        mv.visitInsn(L2I);
        code.keep(Registers.FP);
        code.store(plan.written);
        code.putLeft();
        mv.visitVarInsn(ILOAD, RegisterCode.NUMBER);
        mv.visitInsn(IRETURN);
    }

    void host(int number) {
        attempt();
        code.store(plan.written);
        code.context();
        code.push(number);
        mv.visitVarInsn(ILOAD, RegisterCode.LEFT);
        code.push(block.count - done);
        mv.visitInsn(IADD);
        code.method("host", "(II)Z");
        mv.visitJumpInsn(IFEQ, exitHere());
        code.fetch(plan.used);
        chargeWork();
    }

    /** What the instruction at hand worked besides is taken from the budget. */
    void chargeWork() {
        code.context();
        mv.visitVarInsn(ILOAD, RegisterCode.LEFT);
        code.method("charge", "(I)I");
        mv.visitVarInsn(ISTORE, RegisterCode.LEFT);
    }

    // ---- what stands where

    int address() {
        return address;
    }

    /** The operation behind the instruction at hand, when it belongs to the same block; it becomes the one at hand. Null when it is none of these two. */
    @Nullable
    RegisterOp takeNext(RegisterOp one, RegisterOp other) {
        RegisterOp following = done + 1 < block.count ? plan.opAt(address + Registers.LENGTH) : null;
        if (following != one && following != other) {
            return null;
        }
        done++;
        address += Registers.LENGTH;
        return following;
    }

    RegisterPlan called(int start) {
        return unit.called(start);
    }

    int codeLength() {
        return unit.codeLength();
    }
}
