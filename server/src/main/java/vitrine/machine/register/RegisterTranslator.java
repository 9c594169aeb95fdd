package vitrine.machine.register;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import vitrine.isa.OperandKind;
import vitrine.machine.Bytes;

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

    // the JVM locals behind these
    private static final int DEPTH = 5;
    private static final int LEFT = 6;
    private static final int EXIT = 7;
    private static final int NUMBER = 8;
    private static final int LINK = 9;
    private static final int HEAP_END = 11;
    /** Where an indirect call goes to. */
    private static final int TARGET = 12;

    private static final int FIRST_REGISTER = 13;

    /** So many places have a way out of their own: shared ones keep the JVM from making loops fast; the others share one. */
    private static final int OWN_WAYS = 24;

    private final RegisterCompilation unit;
    private final RegisterPlan plan;
    private final MethodVisitor mv;
    private final Map<Integer, Integer> places = new HashMap<>();
    private final Map<Long, Label> labels = new HashMap<>();
    private final List<Runnable> later = new ArrayList<>();
    private final Label caught = new Label();
    private final Label wayOut = new Label();
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
        int place = FIRST_REGISTER;
        for (int register = plan.used.nextSetBit(0); register >= 0; register = plan.used.nextSetBit(register + 1)) {
            places.put(register, place);
            place += isFloat(register) ? 2 : 1;
        }
    }

    private static boolean isFloat(int register) {
        return register >= RegisterPlan.FLOATS;
    }

    // ---- the whole method

    void write() {
        Label begin = new Label();
        Label end = new Label();
        mv.visitTryCatchBlock(begin, end, caught, "java/lang/IndexOutOfBoundsException");
        mv.visitTryCatchBlock(begin, end, caught, "vitrine/machine/TrapSignal");
        context();
        mv.visitFieldInsn(GETFIELD, CONTEXT, "left", "I");
        mv.visitVarInsn(ISTORE, LEFT);
        push(0);
        mv.visitVarInsn(ISTORE, EXIT);
        fetch(plan.used);
        fetchHeapEnd();
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

    private void fetchHeapEnd() {
        context();
        method("heapEnd", "()I");
        mv.visitVarInsn(ISTORE, HEAP_END);
    }

    /** Writes registers back and leaves by the exit whose number is in its local. */
    private void leave() {
        store(plan.written);
        context();
        mv.visitVarInsn(ILOAD, EXIT);
        mv.visitFieldInsn(PUTFIELD, CONTEXT, "exit", "I");
        context();
        mv.visitVarInsn(ILOAD, DEPTH);
        mv.visitFieldInsn(PUTFIELD, CONTEXT, "depth", "I");
        putLeft();
        push(RegisterContext.LEFT);
        mv.visitInsn(IRETURN);
    }

    private void putLeft() {
        context();
        mv.visitVarInsn(ILOAD, LEFT);
        mv.visitFieldInsn(PUTFIELD, CONTEXT, "left", "I");
    }

    private void fetch(BitSet registers) {
        for (int each = registers.nextSetBit(0); each >= 0; each = registers.nextSetBit(each + 1)) {
            if (plan.used.get(each)) {
                mv.visitVarInsn(ALOAD, isFloat(each) ? 2 : 1);
                push(isFloat(each) ? each - RegisterPlan.FLOATS : each);
                mv.visitInsn(isFloat(each) ? DALOAD : IALOAD);
                mv.visitVarInsn(isFloat(each) ? DSTORE : ISTORE, place(each));
            }
        }
    }

    private void store(BitSet registers) {
        for (int each = registers.nextSetBit(0); each >= 0; each = registers.nextSetBit(each + 1)) {
            mv.visitVarInsn(ALOAD, isFloat(each) ? 2 : 1);
            push(isFloat(each) ? each - RegisterPlan.FLOATS : each);
            mv.visitVarInsn(isFloat(each) ? DLOAD : ILOAD, place(each));
            mv.visitInsn(isFloat(each) ? DASTORE : IASTORE);
        }
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
            mv.visitVarInsn(ILOAD, LEFT);
            mv.visitJumpInsn(IFLT, exit(target.start, target.count));
        }
    }

    private void takeFromLeft(int count) {
        if (count > Short.MAX_VALUE || count < Short.MIN_VALUE) {
            throw new RegisterPlan.NotCompilable();
        }
        mv.visitIincInsn(LEFT, -count);
    }

    private void go(int to) {
        arrive(to, block);
        mv.visitJumpInsn(GOTO, label(target(to, block)));
    }

    /** Goes to the target of the instruction at hand when the JVM's comparison is so; {@code onTheWay} is done before. */
    private void branch(int opcode, int to, Runnable onTheWay) {
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
            push(number);
            mv.visitVarInsn(ISTORE, EXIT);
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

    private Label exitHere() {
        return exit(address, block.count - done);
    }

    /** What follows may throw: then the code is left before the instruction at hand. */
    private void attempt() {
        push(here());
        mv.visitVarInsn(ISTORE, EXIT);
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
            ended = !instruction(op, operands);
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

    // ---- instructions

    /** Translates the instruction at hand; returns whether control goes on behind it. */
    private boolean instruction(RegisterOp op, long[] operands) {
        int a = operands.length > 0 ? (int) operands[0] : 0;
        int b = operands.length > 1 ? (int) operands[1] : 0;
        int c = operands.length > 2 ? (int) operands[2] : 0;
        switch (op) {
            case NOP -> {}
            case LOAD -> number(b, a);
            case LUI -> {
                load(a);
                push(16);
                mv.visitInsn(ISHL);
                push(b);
                mv.visitInsn(IOR);
                keep(a);
            }
            case LDC -> {
                attempt();
                memory();
                push(b);
                helper("word", "([BI)I");
                keep(a);
            }
            case LDCF64 -> {
                attempt();
                memory();
                push(b);
                helper("longWord", "([BI)J");
                keepBits(a);
            }
            case MOVE -> {
                load(a);
                keep(b);
            }
            case LOADM -> {
                attempt();
                memory();
                place(a, c);
                helper("word", "([BI)I");
                keep(b);
            }
            case SETM -> {
                attempt();
                marked();
                place(a, c);
                load(b);
                helper("setWord", "([B[BII)V");
            }
            case LOADB -> {
                attempt();
                memory();
                place(a, c);
                mv.visitInsn(BALOAD);
                push(0xff);
                mv.visitInsn(IAND);
                keep(b);
            }
            case SETB -> {
                attempt();
                marked();
                place(a, c);
                load(b);
                helper("setByte", "([B[BII)V");
            }
            case LOADF64 -> {
                push(b);
                mv.visitInsn(I2D);
                keepFloat(a);
            }
            case MOVEF64 -> {
                loadFloat(a);
                keepFloat(b);
            }
            case LOADMF -> {
                attempt();
                memory();
                place(a, c);
                helper("longWord", "([BI)J");
                keepBits(b);
            }
            case SETMF -> {
                attempt();
                marked();
                place(a, c);
                loadFloat(b);
                mv.visitMethodInsn(INVOKESTATIC, "java/lang/Double", "doubleToLongBits", "(D)J", false);
                helper("setLongWord", "([B[BIJ)V");
            }
            case ADD -> three(IADD, a, b, c);
            case ADDI -> add(a, b);
            case SUB -> three(ISUB, a, b, c);
            case MUL -> three(IMUL, a, b, c);
            case DIV, MOD -> divide(op, a, b, c);
            case NEG -> {
                load(a);
                mv.visitInsn(INEG);
                keep(b);
            }
            case ABS -> {
                load(a);
                mv.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "abs", "(I)I", false);
                keep(b);
            }
            case INC -> add(a, 1);
            case DEC -> add(a, -1);
            case ADDF64 -> threeFloats(DADD, a, b, c);
            case SUBF64 -> threeFloats(DSUB, a, b, c);
            case MULF64 -> threeFloats(DMUL, a, b, c);
            case DIVF64 -> threeFloats(DDIV, a, b, c);
            case I2F -> {
                load(a);
                mv.visitInsn(I2D);
                keepFloat(b);
            }
            case F2I -> {
                loadFloat(a);
                mv.visitInsn(D2I);
                keep(b);
            }
            case AND -> three(IAND, a, b, c);
            case OR -> three(IOR, a, b, c);
            case XOR -> three(IXOR, a, b, c);
            case NOT -> {
                load(a);
                push(-1);
                mv.visitInsn(IXOR);
                keep(b);
            }
            case SHL -> shift(ISHL, a, b);
            case SHR -> shift(ISHR, a, b);
            case USHR -> shift(IUSHR, a, b);
            case ROTL, ROTR -> {
                load(a);
                push(b);
                rotate(op == RegisterOp.ROTL);
                keep(a);
            }
            case SHLV -> three(ISHL, a, b, c);
            case SHRV -> three(ISHR, a, b, c);
            case USHRV -> three(IUSHR, a, b, c);
            case ROTLV, ROTRV -> {
                load(a);
                load(b);
                rotate(op == RegisterOp.ROTLV);
                keep(c);
            }
            case EQ, NEQ, GT, GTE, LT, LTE, EQF64, NEQF64, GTF64, GTEF64, LTF64, LTEF64 -> {
                return compare(op, a, b);
            }
            case DJMP -> {
                go(plan.target(address, op));
                return false;
            }
            case DJMPE, DJMPN -> {
                load(Registers.EQ);
                branch(op == RegisterOp.DJMPE ? IFNE : IFEQ, plan.target(address, op), () -> {});
            }
            case CLOOP -> number(a, Registers.LOOP);
            case LOOP -> {
                load(Registers.LOOP);
                branch(IFNE, plan.target(address, op), () -> add(Registers.LOOP, -1));
            }
            case PUSH -> {
                below(Bytes.WORD);
                attempt();
                marked();
                mv.visitVarInsn(ILOAD, NUMBER);
                load(a);
                helper("setWord", "([B[BII)V");
                mv.visitVarInsn(ILOAD, NUMBER);
                keep(Registers.SP);
            }
            case POP -> {
                attempt();
                memory();
                load(Registers.SP);
                helper("word", "([BI)I");
                add(Registers.SP, Bytes.WORD);
                keep(a);
            }
            case CALL -> call(unit.called(a));
            case CALLI -> {
                load(a);
                mv.visitVarInsn(ISTORE, TARGET);
                mv.visitVarInsn(ILOAD, TARGET);
                mv.visitJumpInsn(IFLT, exitHere());
                mv.visitVarInsn(ILOAD, TARGET);
                push(unit.codeLength());
                mv.visitJumpInsn(IF_ICMPGE, exitHere());
                call(null);
            }
            case RET -> {
                ret();
                return false;
            }
            case ALOC -> {
                attempt();
                context();
                load(a);
                load(Registers.SP);
                method("allocate", "(II)I");
                keep(a);
                fetchHeapEnd();
                chargeWork();
            }
            case FREE -> {
                attempt();
                context();
                load(a);
                method("release", "(I)V");
                chargeWork();
            }
            case PRTS -> {
                attempt();
                context();
                mv.visitLdcInsn((long) a);
                method("print", "(J)V");
                chargeWork();
            }
            case PRTI -> {
                attempt();
                context();
                load(a);
                method("print", "(I)V");
                chargeWork();
            }
            case PRTF -> {
                attempt();
                context();
                loadFloat(a);
                method("print", "(D)V");
                chargeWork();
            }
            case HOST -> host(a);
            case HLT, IGL, DUMP, JMP, JMPF, JMPB, JMPE -> throw new IllegalStateException(op.name());
        }
        return true;
    }

    private void divide(RegisterOp op, int a, int b, int c) {
        load(b);
        mv.visitJumpInsn(IFEQ, exitHere());
        load(a);
        load(b);
        mv.visitInsn(IREM);
        if (op == RegisterOp.MOD) {
            keep(c);
            return;
        }
        mv.visitVarInsn(ISTORE, NUMBER);
        three(IDIV, a, b, c);
        mv.visitVarInsn(ILOAD, NUMBER);
        keep(Registers.REM);
    }

    /** A comparison; when a branch follows it, both become one. */
    private boolean compare(RegisterOp op, int a, int b) {
        int ifTrue = comparison(op, a, b);
        RegisterOp following = done + 1 < block.count ? plan.opAt(address + Registers.LENGTH) : null;
        if (following == RegisterOp.DJMPE || following == RegisterOp.DJMPN) {
            boolean equal = following == RegisterOp.DJMPE;
            done++;
            address += Registers.LENGTH;
            branch(
                    equal ? ifTrue : opposite(ifTrue),
                    plan.target(address, following),
                    () -> number(equal ? 1 : 0, Registers.EQ));
            number(equal ? 0 : 1, Registers.EQ);
            return true;
        }
        Label yes = new Label();
        Label behind = new Label();
        mv.visitJumpInsn(ifTrue, yes);
        push(0);
        mv.visitJumpInsn(GOTO, behind);
        mv.visitLabel(yes);
        push(1);
        mv.visitLabel(behind);
        keep(Registers.EQ);
        return true;
    }

    private int comparison(RegisterOp op, int a, int b) {
        boolean floats = op.operands().get(0).kind() == OperandKind.FLOAT_REGISTER;
        if (floats) {
            loadFloat(a);
            loadFloat(b);
            // with what is no number nothing is greater and nothing is less
            mv.visitInsn(op == RegisterOp.LTF64 || op == RegisterOp.LTEF64 ? DCMPG : DCMPL);
        } else {
            load(a);
            load(b);
        }
        return switch (op) {
            case EQ -> IF_ICMPEQ;
            case NEQ -> IF_ICMPNE;
            case GT -> IF_ICMPGT;
            case GTE -> IF_ICMPGE;
            case LT -> IF_ICMPLT;
            case LTE -> IF_ICMPLE;
            case EQF64 -> IFEQ;
            case NEQF64 -> IFNE;
            case GTF64 -> IFGT;
            case GTEF64 -> IFGE;
            case LTF64 -> IFLT;
            default -> IFLE;
        };
    }

    /** The opcodes of the JVM stand in pairs. */
    private static int opposite(int opcode) {
        return opcode % 2 == 0 ? opcode - 1 : opcode + 1;
    }

    /** Puts the address so many bytes below sp into its local, or leaves where the heap does not leave room for it. */
    private void below(int bytes) {
        load(Registers.SP);
        push(bytes);
        mv.visitInsn(ISUB);
        mv.visitInsn(DUP);
        mv.visitVarInsn(ISTORE, NUMBER);
        mv.visitVarInsn(ILOAD, HEAP_END);
        mv.visitJumpInsn(IF_ICMPLT, exitHere());
    }

    /** Calls a method; null for the one of the function whose address is in {@link #TARGET}, when there is one. */
    private void call(@Nullable RegisterPlan called) {
        int behind = address + Registers.LENGTH;
        mv.visitVarInsn(ILOAD, DEPTH);
        context();
        mv.visitFieldInsn(GETFIELD, CONTEXT, "deepest", "I");
        mv.visitJumpInsn(IF_ICMPGE, exitHere());
        below(RegisterState.LINK_BYTES);
        attempt();
        marked();
        mv.visitVarInsn(ILOAD, NUMBER);
        mv.visitLdcInsn((long) behind << 32);
        load(Registers.FP);
        mv.visitInsn(I2L);
        mv.visitLdcInsn(0xffff_ffffL);
        mv.visitInsn(LAND);
        mv.visitInsn(LOR);
        helper("setLongWord", "([B[BIJ)V");
        mv.visitVarInsn(ILOAD, NUMBER);
        keep(Registers.SP);
        mv.visitVarInsn(ILOAD, NUMBER);
        keep(Registers.FP);
        store(plan.written);
        putLeft();
        context();
        if (called == null) {
            mv.visitVarInsn(ILOAD, TARGET);
            mv.visitVarInsn(ILOAD, DEPTH);
            method("calledAt", "(II)V");
        } else {
            push(unit.functionAt(called.start));
            mv.visitVarInsn(ILOAD, DEPTH);
            method("called", "(II)V");
        }
        for (int i = 0; i < DEPTH; i++) {
            mv.visitVarInsn(ALOAD, i);
        }
        mv.visitVarInsn(ILOAD, DEPTH);
        push(1);
        mv.visitInsn(IADD);
        if (called == null) {
            mv.visitVarInsn(ILOAD, TARGET);
            mv.visitMethodInsn(INVOKESTATIC, RegisterCompilation.NAME, DISPATCH, DISPATCH_DESCRIPTOR, false);
        } else {
            mv.visitMethodInsn(INVOKESTATIC, RegisterCompilation.NAME, called.name, DESCRIPTOR, false);
        }
        mv.visitInsn(DUP);
        mv.visitVarInsn(ISTORE, NUMBER);
        push(behind);
        Label astray = new Label();
        mv.visitJumpInsn(IF_ICMPNE, astray);
        later.add(() -> {
            mv.visitLabel(astray);
            context();
            mv.visitVarInsn(ILOAD, NUMBER);
            mv.visitVarInsn(ILOAD, DEPTH);
            method("goAstray", "(II)V");
            push(RegisterContext.LEFT);
            mv.visitInsn(IRETURN);
        });
        context();
        mv.visitFieldInsn(GETFIELD, CONTEXT, "left", "I");
        mv.visitVarInsn(ISTORE, LEFT);
        fetch(called == null ? plan.used : unit.writtenBy(called));
        if (called == null || unit.allocates(called)) {
            fetchHeapEnd();
        }
    }

    private void ret() {
        attempt();
        memory();
        load(Registers.FP);
        helper("longWord", "([BI)J");
        mv.visitVarInsn(LSTORE, LINK);
        mv.visitVarInsn(LLOAD, LINK);
        push(32);
        mv.visitInsn(LSHR);
        mv.visitInsn(L2I);
        mv.visitVarInsn(ISTORE, NUMBER);
        mv.visitVarInsn(ILOAD, NUMBER);
        mv.visitJumpInsn(IFLT, exitHere());
        mv.visitVarInsn(ILOAD, NUMBER);
        push(unit.codeLength());
        mv.visitJumpInsn(IF_ICMPGE, exitHere());
        load(Registers.FP);
        push(RegisterState.LINK_BYTES);
        mv.visitInsn(IADD);
        keep(Registers.SP);
        mv.visitVarInsn(LLOAD, LINK);
        mv.visitInsn(L2I);
        keep(Registers.FP);
        store(plan.written);
        putLeft();
        mv.visitVarInsn(ILOAD, NUMBER);
        mv.visitInsn(IRETURN);
    }

    private void host(int number) {
        attempt();
        store(plan.written);
        context();
        push(number);
        mv.visitVarInsn(ILOAD, LEFT);
        push(block.count - done);
        mv.visitInsn(IADD);
        method("host", "(II)Z");
        mv.visitJumpInsn(IFEQ, exitHere());
        fetch(plan.used);
        chargeWork();
    }

    /** What the instruction at hand worked besides is taken from the budget. */
    private void chargeWork() {
        context();
        mv.visitVarInsn(ILOAD, LEFT);
        method("charge", "(I)I");
        mv.visitVarInsn(ISTORE, LEFT);
    }

    // ---- parts of instructions

    private void three(int opcode, int a, int b, int c) {
        load(a);
        load(b);
        mv.visitInsn(opcode);
        keep(c);
    }

    private void threeFloats(int opcode, int a, int b, int c) {
        loadFloat(a);
        loadFloat(b);
        mv.visitInsn(opcode);
        keepFloat(c);
    }

    private void shift(int opcode, int a, int amount) {
        load(a);
        push(amount);
        mv.visitInsn(opcode);
        keep(a);
    }

    private void rotate(boolean left) {
        mv.visitMethodInsn(INVOKESTATIC, "java/lang/Integer", left ? "rotateLeft" : "rotateRight", "(II)I", false);
    }

    private void add(int register, int number) {
        mv.visitIincInsn(place(register), number);
    }

    private void number(int number, int register) {
        push(number);
        keep(register);
    }

    private int place(int register) {
        Integer place = places.get(register);
        if (place == null) {
            throw new IllegalStateException("A register is used that was not found.");
        }
        return place;
    }

    private void load(int register) {
        mv.visitVarInsn(ILOAD, place(register));
    }

    private void keep(int register) {
        mv.visitVarInsn(ISTORE, place(register));
    }

    private void loadFloat(int register) {
        mv.visitVarInsn(DLOAD, place(register + RegisterPlan.FLOATS));
    }

    private void keepFloat(int register) {
        mv.visitVarInsn(DSTORE, place(register + RegisterPlan.FLOATS));
    }

    private void keepBits(int register) {
        mv.visitMethodInsn(INVOKESTATIC, "java/lang/Double", "longBitsToDouble", "(J)D", false);
        keepFloat(register);
    }

    /** The address in a register with a displacement. */
    private void place(int register, int displacement) {
        load(register);
        if (displacement != 0) {
            push(displacement);
            mv.visitInsn(IADD);
        }
    }

    private void context() {
        mv.visitVarInsn(ALOAD, 0);
    }

    private void memory() {
        mv.visitVarInsn(ALOAD, 3);
    }

    private void marked() {
        mv.visitVarInsn(ALOAD, 3);
        mv.visitVarInsn(ALOAD, 4);
    }

    private void helper(String name, String descriptor) {
        mv.visitMethodInsn(INVOKESTATIC, CONTEXT, name, descriptor, false);
    }

    private void method(String name, String descriptor) {
        mv.visitMethodInsn(INVOKEVIRTUAL, CONTEXT, name, descriptor, false);
    }

    private void push(int number) {
        if (number >= -1 && number <= 5) {
            mv.visitInsn(ICONST_0 + number);
        } else if (number >= Byte.MIN_VALUE && number <= Byte.MAX_VALUE) {
            mv.visitIntInsn(BIPUSH, number);
        } else if (number >= Short.MIN_VALUE && number <= Short.MAX_VALUE) {
            mv.visitIntInsn(SIPUSH, number);
        } else {
            mv.visitLdcInsn(number);
        }
    }
}
