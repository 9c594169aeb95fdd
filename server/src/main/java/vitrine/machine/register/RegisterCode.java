package vitrine.machine.register;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the JVM bytecode of one method in terms of registers: where they are among the method's locals, and what moves and combines them. It knows nothing of
 * blocks, calls and the ways out.
 */
final class RegisterCode implements Opcodes {
    // the JVM locals behind these
    static final int DEPTH = 5;
    static final int LEFT = 6;
    static final int EXIT = 7;
    static final int NUMBER = 8;
    static final int LINK = 9;
    static final int HEAP_END = 11;
    /** Where an indirect call goes to. */
    static final int TARGET = 12;

    static final int FIRST_REGISTER = 13;

    private final RegisterPlan plan;
    private final MethodVisitor mv;
    private final Map<Integer, Integer> places = new HashMap<>();

    RegisterCode(RegisterPlan plan, MethodVisitor mv) {
        this.plan = plan;
        this.mv = mv;
        int place = FIRST_REGISTER;
        for (int register = plan.used.nextSetBit(0); register >= 0; register = plan.used.nextSetBit(register + 1)) {
            places.put(register, place);
            place += isFloat(register) ? 2 : 1;
        }
    }

    private static boolean isFloat(int register) {
        return register >= RegisterPlan.FLOATS;
    }

    void fetchHeapEnd() {
        context();
        method("heapEnd", "()I");
        mv.visitVarInsn(ISTORE, HEAP_END);
    }

    void putLeft() {
        context();
        mv.visitVarInsn(ILOAD, LEFT);
        mv.visitFieldInsn(PUTFIELD, RegisterTranslator.CONTEXT, "left", "I");
    }

    void fetch(BitSet registers) {
        for (int each = registers.nextSetBit(0); each >= 0; each = registers.nextSetBit(each + 1)) {
            if (plan.used.get(each)) {
                mv.visitVarInsn(ALOAD, isFloat(each) ? 2 : 1);
                push(isFloat(each) ? each - RegisterPlan.FLOATS : each);
                mv.visitInsn(isFloat(each) ? DALOAD : IALOAD);
                mv.visitVarInsn(isFloat(each) ? DSTORE : ISTORE, place(each));
            }
        }
    }

    void store(BitSet registers) {
        for (int each = registers.nextSetBit(0); each >= 0; each = registers.nextSetBit(each + 1)) {
            mv.visitVarInsn(ALOAD, isFloat(each) ? 2 : 1);
            push(isFloat(each) ? each - RegisterPlan.FLOATS : each);
            mv.visitVarInsn(isFloat(each) ? DLOAD : ILOAD, place(each));
            mv.visitInsn(isFloat(each) ? DASTORE : IASTORE);
        }
    }

    void three(int opcode, int a, int b, int c) {
        load(a);
        load(b);
        mv.visitInsn(opcode);
        keep(c);
    }

    void threeFloats(int opcode, int a, int b, int c) {
        loadFloat(a);
        loadFloat(b);
        mv.visitInsn(opcode);
        keepFloat(c);
    }

    void shift(int opcode, int a, int amount) {
        load(a);
        push(amount);
        mv.visitInsn(opcode);
        keep(a);
    }

    void rotate(boolean left) {
        mv.visitMethodInsn(INVOKESTATIC, "java/lang/Integer", left ? "rotateLeft" : "rotateRight", "(II)I", false);
    }

    void add(int register, int number) {
        mv.visitIincInsn(place(register), number);
    }

    void number(int number, int register) {
        push(number);
        keep(register);
    }

    int place(int register) {
        Integer place = places.get(register);
        if (place == null) {
            throw new IllegalStateException("A register is used that was not found.");
        }
        return place;
    }

    void load(int register) {
        mv.visitVarInsn(ILOAD, place(register));
    }

    void keep(int register) {
        mv.visitVarInsn(ISTORE, place(register));
    }

    void loadFloat(int register) {
        mv.visitVarInsn(DLOAD, place(register + RegisterPlan.FLOATS));
    }

    void keepFloat(int register) {
        mv.visitVarInsn(DSTORE, place(register + RegisterPlan.FLOATS));
    }

    void keepBits(int register) {
        mv.visitMethodInsn(INVOKESTATIC, "java/lang/Double", "longBitsToDouble", "(J)D", false);
        keepFloat(register);
    }

    /** The address in a register with a displacement. */
    void place(int register, int displacement) {
        load(register);
        if (displacement != 0) {
            push(displacement);
            mv.visitInsn(IADD);
        }
    }

    void context() {
        mv.visitVarInsn(ALOAD, 0);
    }

    void memory() {
        mv.visitVarInsn(ALOAD, 3);
    }

    void marked() {
        mv.visitVarInsn(ALOAD, 3);
        mv.visitVarInsn(ALOAD, 4);
    }

    void helper(String name, String descriptor) {
        mv.visitMethodInsn(INVOKESTATIC, RegisterTranslator.CONTEXT, name, descriptor, false);
    }

    void method(String name, String descriptor) {
        mv.visitMethodInsn(INVOKEVIRTUAL, RegisterTranslator.CONTEXT, name, descriptor, false);
    }

    void push(int number) {
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
