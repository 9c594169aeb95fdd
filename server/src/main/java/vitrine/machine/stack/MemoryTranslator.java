package vitrine.machine.stack;

import java.util.List;
import org.objectweb.asm.Opcodes;
import vitrine.machine.Tags;
import vitrine.machine.heap.Header;

/**
 * Translates the instructions that use the globals, the heap and the world outside. Types of what is loaded are taken for granted as the
 * {@link Profile} has them, and looked at when the value is loaded.
 */
final class MemoryTranslator implements Opcodes {
    private final Translator method;
    private final JvmCode code;
    private final Compilation unit;

    MemoryTranslator(Translator method) {
        this.method = method;
        this.code = method.code;
        this.unit = method.unit;
    }

    /** Translates the instruction at hand; false when it must be left to the interpreter, and then nothing was written. */
    boolean translate(StackOp op, long operand) {
        return switch (op) {
            case GLOAD -> loadGlobal((int) operand);
            case GSTORE -> storeGlobal((int) operand);
            case NEWARR -> newArray();
            case ALOAD -> loadElement();
            case ASTORE -> storeElement();
            case ALEN -> length(Header.ARRAY);
            case SLEN -> length(Header.STRING);
            case SCHAR -> character();
            case PRINT -> print(op);
            case HOST -> host((int) operand);
            default -> throw new IllegalStateException(op.name());
        };
    }

    private boolean push(Item item) {
        method.stack.add(item);
        return true;
    }

    private void popTwo() {
        method.pop();
        method.pop();
    }

    private boolean loadGlobal(int index) {
        if (index >= unit.globals()) {
            return false;
        }
        byte type = unit.globalType(method.ip, index);
        if (type != Item.ANY
                && !guarded(type, () -> {
                    code.context();
                    code.pushInt(index);
                    code.call("globalTag", "(I)I");
                })) {
            return push(Item.constant(Tags.NULL, 0));
        }
        code.context();
        code.pushInt(index);
        code.call("globalBits", "(I)J");
        if (type == Item.ANY) {
            code.context();
            code.pushInt(index);
            code.call("globalTag", "(I)I");
        }
        loaded(type);
        return true;
    }

    /** Leaves the code when a tag is not the one that is expected; false when that makes the value known. */
    private boolean guarded(byte type, Runnable tag) {
        tag.run();
        if (type == Tags.INT) {
            code.mv.visitJumpInsn(IFNE, method.exit(true));
        } else {
            code.pushInt(type);
            code.mv.visitJumpInsn(IF_ICMPNE, method.exit(true));
        }
        return type != Tags.NULL;
    }

    private void loaded(byte type) {
        if (type == Tags.FLOAT) {
            code.callStatic("java/lang/Double", "longBitsToDouble", "(J)D");
        }
        method.pushResult(type);
    }

    private boolean storeGlobal(int index) {
        if (index >= unit.globals()) {
            return false;
        }
        Item value = method.pop();
        code.context();
        code.pushInt(index);
        code.loadBits(value);
        code.loadTag(value);
        code.call("setGlobal", "(IJI)V");
        return true;
    }

    private boolean newArray() {
        if (!method.require(0, Tags.INT)) {
            return false;
        }
        List<Item> before = method.all();
        Item length = method.pop();
        code.context();
        code.loadBits(length);
        method.signalling(before, () -> code.call("newArray", "(J)J"));
        method.pushResult(Tags.REFERENCE);
        method.charge();
        return true;
    }

    /** Finds the word of the element that an array and an index name; its index is then in a JVM local, which is returned. */
    private int element(int below) {
        code.context();
        code.loadBits(method.peek(below + 1));
        code.loadBits(method.peek(below));
        code.call("element", "(JJ)I");
        int word = code.freePlace(method.all());
        code.mv.visitVarInsn(ISTORE, word);
        code.mv.visitVarInsn(ILOAD, word);
        code.mv.visitJumpInsn(IFLT, method.exit(false));
        return word;
    }

    private boolean loadElement() {
        if (!method.require(1, Tags.REFERENCE) || !method.require(0, Tags.INT)) {
            return false;
        }
        int word = element(0);
        byte type = unit.elementType(method.ip);
        Runnable tag = () -> {
            code.context();
            code.mv.visitVarInsn(ILOAD, word);
            code.call("wordTag", "(I)I");
        };
        boolean loads = type == Item.ANY || guarded(type, tag);
        popTwo();
        if (!loads) {
            return push(Item.constant(Tags.NULL, 0));
        }
        code.context();
        code.mv.visitVarInsn(ILOAD, word);
        code.call("wordBits", "(I)J");
        if (type == Item.ANY) {
            tag.run();
        }
        loaded(type);
        return true;
    }

    private boolean storeElement() {
        if (!method.require(2, Tags.REFERENCE) || !method.require(1, Tags.INT)) {
            return false;
        }
        int word = element(1);
        Item value = method.pop();
        method.pop();
        Item array = method.pop();
        code.context();
        code.loadBits(array);
        code.mv.visitVarInsn(ILOAD, word);
        code.loadBits(value);
        code.loadTag(value);
        code.call("setWord", "(JIJI)V");
        return true;
    }

    private boolean length(int kind) {
        if (!method.require(0, Tags.REFERENCE)) {
            return false;
        }
        code.context();
        code.loadBits(method.peek(0));
        code.pushInt(kind);
        code.call("length", "(JI)I");
        counted(1);
        return true;
    }

    private boolean character() {
        if (!method.require(1, Tags.REFERENCE) || !method.require(0, Tags.INT)) {
            return false;
        }
        code.context();
        code.loadBits(method.peek(1));
        code.loadBits(method.peek(0));
        code.call("character", "(JJ)I");
        counted(2);
        return true;
    }

    /** The int on the JVM's stack takes the place of so many inputs; when it is negative the code is left. */
    private void counted(int inputs) {
        int place = code.freePlace(method.all());
        code.mv.visitVarInsn(ISTORE, place);
        code.mv.visitVarInsn(ILOAD, place);
        code.mv.visitJumpInsn(IFLT, method.exit(false));
        for (int i = 0; i < inputs; i++) {
            method.pop();
        }
        code.mv.visitVarInsn(ILOAD, place);
        code.mv.visitInsn(I2L);
        method.pushResult(Tags.INT);
    }

    // ---- the world outside

    private boolean print(StackOp op) {
        List<Item> before = method.all();
        Item value = method.pop();
        code.context();
        code.loadBits(value);
        code.loadTag(value);
        code.pushInt(op.opcode());
        method.signalling(before, () -> code.call("print", "(JII)V"));
        method.charge();
        return true;
    }

    private boolean host(int number) {
        if (number >= StackHost.values().length) {
            return false;
        }
        StackHost call = StackHost.values()[number];
        int inputs = call.effect().inputs().size();
        if (method.stack.size() < inputs) {
            return false;
        }
        if (call == StackHost.PRINT) {
            return print(StackOp.HOST);
        }
        if (!method.plan.entry) {
            return false; // the exact time is known only where no other compiled frame lies below
        }
        List<Item> before = method.all();
        for (int i = 0; i < inputs; i++) {
            method.lay(i, method.peek(inputs - 1 - i));
        }
        for (int i = 0; i < inputs; i++) {
            method.pop();
        }
        code.context();
        code.pushInt(number);
        code.pushInt(inputs);
        code.loadLeft();
        code.pushInt(method.refund());
        code.mv.visitInsn(IADD);
        method.signalling(before, () -> code.call("host", "(III)J"));
        if (call == StackHost.RANDOM || call == StackHost.CLOCK) {
            method.pushResult(Tags.INT);
        } else {
            method.pushTagged();
        }
        method.charge();
        return true;
    }
}
