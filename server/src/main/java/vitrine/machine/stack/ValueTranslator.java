package vitrine.machine.stack;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import vitrine.machine.NumberOrder;
import vitrine.machine.Tags;

/**
 * Translates the instructions that compute: from values to values, with the memories, without a jump. What they mean is what {@link Interpreter} says; where
 * the types are known it is written out as the JVM's own instructions, else {@link Context} does it. An instruction that is sure to trap is not
 * translated: the interpreter makes the trap.
 */
final class ValueTranslator implements Opcodes {
    static final int CERTAIN_TRAP = -1;

    private static final String ORDER = Type.getInternalName(NumberOrder.class);

    private final Translator method;
    private final JvmCode code;
    private final Compilation unit;

    ValueTranslator(Translator method) {
        this.method = method;
        this.code = method.code;
        this.unit = method.unit;
    }

    /** Translates the instruction at hand; false when it must be left to the interpreter, and then nothing was written. */
    boolean translate(StackOp op, long operand) {
        return switch (op) {
            case CONST -> push(Item.constant(Tags.INT, operand));
            case NULL -> push(Item.constant(Tags.NULL, 0));
            case LDC -> constant((int) operand);
            case FUNC -> operand < unit.functions.length && push(Item.constant(Tags.FUNCTION, operand));
            case POP -> {
                method.pop();
                yield true;
            }
            case DUP -> push(method.peek(0));
            case OVER -> push(method.peek(1));
            case PICK -> operand < method.stack.size() && push(method.peek((int) operand));
            case SWAP -> {
                Item top = method.pop();
                method.stack.add(method.stack.size() - 1, top);
                yield true;
            }
            case ROT -> push(method.stack.remove(method.stack.size() - 3));
            case LLOAD -> operand < method.locals.length && push(method.locals[(int) operand]);
            case LSTORE -> {
                if (operand >= method.locals.length) {
                    yield false;
                }
                method.locals[(int) operand] = method.pop();
                yield true;
            }
            case ADD -> sum(LADD, DADD, "add");
            case SUB -> sum(LSUB, DSUB, "subtract");
            case MUL -> sum(LMUL, DMUL, "multiply");
            case DIV -> quotient(op, LDIV, DDIV);
            case MOD -> quotient(op, LREM, DREM);
            case POW -> apply(op, bothFloat() ? Tags.FLOAT : Item.ANY);
            case NEG -> negate();
            case ABS -> absolute();
            case AND -> bits(LAND);
            case OR -> bits(LOR);
            case XOR -> bits(LXOR);
            case SHIFTL -> shift(LSHL, "");
            case SHIFTR -> shift(LSHR, "");
            case USHIFTR -> shift(LUSHR, "");
            case ROTL -> shift(0, "rotateLeft");
            case ROTR -> shift(0, "rotateRight");
            case NOT -> invert();
            case I2F -> toFloat();
            case F2I -> toInt();
            case I2S, F2S, TYPEOF, CONCAT, SUBSTR -> apply(op, Tags.REFERENCE);
            case S2I -> apply(op, Tags.INT);
            case S2F -> apply(op, Tags.FLOAT);
            default -> false;
        };
    }

    private boolean push(Item item) {
        method.stack.add(item);
        return true;
    }

    private boolean constant(int index) {
        Item item = unit.constant(index);
        return item != null && push(item);
    }

    // ---- numbers

    private static boolean isNumber(byte type) {
        return type <= Tags.FLOAT || type == Item.ANY;
    }

    private boolean bothFloat() {
        byte a = method.peek(1).type();
        byte b = method.peek(0).type();
        return a <= Tags.FLOAT && b <= Tags.FLOAT && (a | b) != Tags.INT;
    }

    private boolean sum(int ofInts, int ofFloats, String ofAny) {
        Item a = method.peek(1);
        Item b = method.peek(0);
        if (!isNumber(a.type()) || !isNumber(b.type())) {
            return false;
        }
        if (a.type() == Tags.INT && b.type() == Tags.INT) {
            return ints(ofInts);
        }
        if (a.type() == Tags.FLOAT || b.type() == Tags.FLOAT) {
            return floats(ofFloats);
        }
        List<Item> before = method.all();
        method.pop();
        method.pop();
        code.context();
        code.loadAs(a, Item.ANY);
        code.loadAs(b, Item.ANY);
        method.signalling(before, () -> code.call(ofAny, "(JIJI)J"));
        method.pushTagged();
        return true;
    }

    private boolean ints(int opcode) {
        Item b = method.pop();
        Item a = method.pop();
        code.loadBits(a);
        code.loadBits(b);
        code.mv.visitInsn(opcode);
        method.pushResult(Tags.INT);
        return true;
    }

    private boolean floats(int opcode) {
        List<Item> before = method.all();
        Item b = method.pop();
        Item a = method.pop();
        if (a.type() == Item.ANY || b.type() == Item.ANY) {
            method.signalling(before, () -> {
                code.loadDouble(a);
                code.loadDouble(b);
            });
        } else {
            code.loadDouble(a);
            code.loadDouble(b);
        }
        code.mv.visitInsn(opcode);
        method.pushResult(Tags.FLOAT);
        return true;
    }

    private boolean quotient(StackOp op, int ofInts, int ofFloats) {
        Item a = method.peek(1);
        Item b = method.peek(0);
        if (a.type() == Tags.INT && b.type() == Tags.INT) {
            if (b.isConstant() && b.bits() == 0) {
                return false;
            }
            if (!b.isConstant()) {
                code.loadBits(b);
                code.mv.visitInsn(LCONST_0);
                code.mv.visitInsn(LCMP);
                code.mv.visitJumpInsn(IFEQ, method.exit(false));
            }
            return ints(ofInts);
        }
        if (bothFloat()) {
            return floats(ofFloats);
        }
        return apply(op, Item.ANY);
    }

    private boolean negate() {
        byte type = method.peek(0).type();
        if (type > Tags.FLOAT) {
            return apply(StackOp.NEG, Item.ANY);
        }
        code.loadAs(method.pop(), type);
        code.mv.visitInsn(type == Tags.INT ? LNEG : DNEG);
        method.pushResult(type);
        return true;
    }

    private boolean absolute() {
        byte type = method.peek(0).type();
        if (type > Tags.FLOAT) {
            return apply(StackOp.ABS, Item.ANY);
        }
        code.loadAs(method.pop(), type);
        code.callStatic("java/lang/Math", "abs", type == Tags.INT ? "(J)J" : "(D)D");
        method.pushResult(type);
        return true;
    }

    private boolean bits(int opcode) {
        return method.require(1, Tags.INT) && method.require(0, Tags.INT) && ints(opcode);
    }

    private boolean shift(int opcode, String rotation) {
        if (!method.require(1, Tags.INT) || !method.require(0, Tags.INT)) {
            return false;
        }
        Item amount = method.pop();
        code.loadBits(method.pop());
        code.loadBits(amount);
        code.mv.visitInsn(L2I);
        if (rotation.isEmpty()) {
            code.mv.visitInsn(opcode);
        } else {
            code.callStatic("java/lang/Long", rotation, "(JI)J");
        }
        method.pushResult(Tags.INT);
        return true;
    }

    private boolean invert() {
        if (!method.require(0, Tags.INT)) {
            return false;
        }
        code.loadBits(method.pop());
        code.pushLong(-1);
        code.mv.visitInsn(LXOR);
        method.pushResult(Tags.INT);
        return true;
    }

    private boolean toFloat() {
        if (!method.require(0, Tags.INT)) {
            return false;
        }
        code.loadDouble(method.pop());
        method.pushResult(Tags.FLOAT);
        return true;
    }

    private boolean toInt() {
        if (method.peek(0).type() != Tags.FLOAT) {
            return apply(StackOp.F2I, Tags.INT);
        }
        code.loadDouble(method.pop());
        code.mv.visitInsn(D2L);
        method.pushResult(Tags.INT);
        return true;
    }

    /** Has the operation done as the interpreter does it, on a free part of the stack. */
    private boolean apply(StackOp op, byte result) {
        List<Item> before = method.all();
        int inputs = op.effect().singleInputs();
        for (int i = 0; i < inputs; i++) {
            method.lay(i, method.peek(inputs - 1 - i));
        }
        for (int i = 0; i < inputs; i++) {
            method.pop();
        }
        code.context();
        code.pushInt(op.opcode());
        method.signalling(before, () -> code.call("apply", "(I)J"));
        if (result == Item.ANY) {
            method.pushTagged();
        } else {
            if (result == Tags.FLOAT) {
                code.callStatic("java/lang/Double", "longBitsToDouble", "(J)D");
            }
            method.pushResult(result);
        }
        method.charge();
        return true;
    }

    // ---- comparison

    /** Compares the two items on top and leaves an int on the JVM's stack; returns the JVM's jump that is taken when the answer is true. */
    int compare(StackOp op) {
        Item b = method.peek(0);
        Item a = method.peek(1);
        boolean equality = op == StackOp.EQ || op == StackOp.NE;
        if (a.type() == Tags.INT && b.type() == Tags.INT) {
            popTwo();
            code.loadBits(a);
            code.loadBits(b);
            code.mv.visitInsn(LCMP);
            return jump(op);
        }
        if (bothFloat()) {
            popTwo();
            floats(op, a, b);
            return jump(op);
        }
        if (equality && (a.type() == Tags.NULL || b.type() == Tags.NULL)) {
            popTwo();
            Item other = a.type() == Tags.NULL ? b : a;
            code.loadTag(other);
            code.pushInt(Tags.NULL);
            code.mv.visitInsn(ISUB);
            return op == StackOp.EQ ? IFEQ : IFNE;
        }
        boolean orderable = isNumber(a.type()) || a.type() == Tags.REFERENCE;
        if (!equality && !(orderable && (isNumber(b.type()) || b.type() == Tags.REFERENCE))) {
            return CERTAIN_TRAP;
        }
        List<Item> before = method.all();
        popTwo();
        code.context();
        if (!equality) {
            code.pushInt(op.opcode());
        }
        code.loadAs(a, Item.ANY);
        code.loadAs(b, Item.ANY);
        if (equality) {
            code.call("equal", "(JIJI)Z");
        } else {
            method.signalling(before, () -> code.call("compare", "(IJIJI)Z"));
        }
        if (a.type() != Tags.INT && b.type() != Tags.INT) {
            // two strings may be compared, which takes its time
            method.charge();
        }
        return op == StackOp.NE ? IFEQ : IFNE;
    }

    /** Leaves the order of two numbers, at least one of them a float: what is not rounded as a double is compared as it is. */
    private void floats(StackOp op, Item a, Item b) {
        boolean greater = op == StackOp.LT || op == StackOp.LTE;
        if (isExactAsDouble(a) && isExactAsDouble(b)) {
            code.loadDouble(a);
            code.loadDouble(b);
            code.mv.visitInsn(greater ? DCMPG : DCMPL);
            return;
        }
        code.loadAs(a, a.type());
        code.loadAs(b, b.type());
        code.callStatic(ORDER, greater ? "cmpg" : "cmpl", a.type() == Tags.INT ? "(JD)I" : "(DJ)I");
    }

    private static boolean isExactAsDouble(Item item) {
        return item.type() == Tags.FLOAT
                || item.isConstant() && Math.abs(item.bits()) <= 1L << 53 && item.bits() != Long.MIN_VALUE;
    }

    private void popTwo() {
        method.pop();
        method.pop();
    }

    private static int jump(StackOp op) {
        return switch (op) {
            case EQ -> IFEQ;
            case NE -> IFNE;
            case LT -> IFLT;
            case LTE -> IFLE;
            case GT -> IFGT;
            default -> IFGE;
        };
    }
}
