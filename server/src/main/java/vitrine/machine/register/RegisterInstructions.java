package vitrine.machine.register;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import vitrine.isa.OperandKind;
import vitrine.machine.Bytes;

/** What compiled code does for each instruction. How control goes on, and how the code is left, the {@link RegisterTranslator} knows. */
final class RegisterInstructions implements Opcodes {
    private final RegisterTranslator method;
    private final RegisterPlan plan;
    private final RegisterCode code;
    private final MethodVisitor mv;

    RegisterInstructions(RegisterTranslator method, RegisterPlan plan, RegisterCode code, MethodVisitor mv) {
        this.method = method;
        this.plan = plan;
        this.code = code;
        this.mv = mv;
    }

    /** Translates the instruction at hand; returns whether control goes on behind it. */
    boolean write(RegisterOp op, long[] operands) {
        int a = operands.length > 0 ? (int) operands[0] : 0;
        int b = operands.length > 1 ? (int) operands[1] : 0;
        int c = operands.length > 2 ? (int) operands[2] : 0;
        switch (op) {
            case NOP -> {}
            case LOAD -> code.number(b, a);
            case LUI -> {
                code.load(a);
                code.push(16);
                mv.visitInsn(ISHL);
                code.push(b);
                mv.visitInsn(IOR);
                code.keep(a);
            }
            case LDC -> {
                method.attempt();
                code.memory();
                code.push(b);
                code.helper("word", "([BI)I");
                code.keep(a);
            }
            case LDCF64 -> {
                method.attempt();
                code.memory();
                code.push(b);
                code.helper("longWord", "([BI)J");
                code.keepBits(a);
            }
            case MOVE -> {
                code.load(a);
                code.keep(b);
            }
            case LOADM -> {
                method.attempt();
                code.memory();
                code.place(a, c);
                code.helper("word", "([BI)I");
                code.keep(b);
            }
            case SETM -> {
                method.attempt();
                code.marked();
                code.place(a, c);
                code.load(b);
                code.helper("setWord", "([B[BII)V");
            }
            case LOADB -> {
                method.attempt();
                code.memory();
                code.place(a, c);
                mv.visitInsn(BALOAD);
                code.push(0xff);
                mv.visitInsn(IAND);
                code.keep(b);
            }
            case SETB -> {
                method.attempt();
                code.marked();
                code.place(a, c);
                code.load(b);
                code.helper("setByte", "([B[BII)V");
            }
            case LOADF64 -> {
                code.push(b);
                mv.visitInsn(I2D);
                code.keepFloat(a);
            }
            case MOVEF64 -> {
                code.loadFloat(a);
                code.keepFloat(b);
            }
            case LOADMF -> {
                method.attempt();
                code.memory();
                code.place(a, c);
                code.helper("longWord", "([BI)J");
                code.keepBits(b);
            }
            case SETMF -> {
                method.attempt();
                code.marked();
                code.place(a, c);
                code.loadFloat(b);
                mv.visitMethodInsn(INVOKESTATIC, "java/lang/Double", "doubleToLongBits", "(D)J", false);
                code.helper("setLongWord", "([B[BIJ)V");
            }
            case ADD -> code.three(IADD, a, b, c);
            case ADDI -> code.add(a, b);
            case SUB -> code.three(ISUB, a, b, c);
            case MUL -> code.three(IMUL, a, b, c);
            case DIV, MOD -> divide(op, a, b, c);
            case NEG -> {
                code.load(a);
                mv.visitInsn(INEG);
                code.keep(b);
            }
            case ABS -> {
                code.load(a);
                mv.visitMethodInsn(INVOKESTATIC, "java/lang/Math", "abs", "(I)I", false);
                code.keep(b);
            }
            case INC -> code.add(a, 1);
            case DEC -> code.add(a, -1);
            case ADDF64 -> code.threeFloats(DADD, a, b, c);
            case SUBF64 -> code.threeFloats(DSUB, a, b, c);
            case MULF64 -> code.threeFloats(DMUL, a, b, c);
            case DIVF64 -> code.threeFloats(DDIV, a, b, c);
            case I2F -> {
                code.load(a);
                mv.visitInsn(I2D);
                code.keepFloat(b);
            }
            case F2I -> {
                code.loadFloat(a);
                mv.visitInsn(D2I);
                code.keep(b);
            }
            case AND -> code.three(IAND, a, b, c);
            case OR -> code.three(IOR, a, b, c);
            case XOR -> code.three(IXOR, a, b, c);
            case NOT -> {
                code.load(a);
                code.push(-1);
                mv.visitInsn(IXOR);
                code.keep(b);
            }
            case SHL -> code.shift(ISHL, a, b);
            case SHR -> code.shift(ISHR, a, b);
            case USHR -> code.shift(IUSHR, a, b);
            case ROTL, ROTR -> {
                code.load(a);
                code.push(b);
                code.rotate(op == RegisterOp.ROTL);
                code.keep(a);
            }
            case SHLV -> code.three(ISHL, a, b, c);
            case SHRV -> code.three(ISHR, a, b, c);
            case USHRV -> code.three(IUSHR, a, b, c);
            case ROTLV, ROTRV -> {
                code.load(a);
                code.load(b);
                code.rotate(op == RegisterOp.ROTLV);
                code.keep(c);
            }
            case EQ, NEQ, GT, GTE, LT, LTE, EQF64, NEQF64, GTF64, GTEF64, LTF64, LTEF64 -> {
                return compare(op, a, b);
            }
            case DJMP -> {
                method.go(plan.target(method.address(), op));
                return false;
            }
            case DJMPE, DJMPN -> {
                code.load(Registers.EQ);
                method.branch(op == RegisterOp.DJMPE ? IFNE : IFEQ, plan.target(method.address(), op), () -> {});
            }
            case CLOOP -> code.number(a, Registers.LOOP);
            case LOOP -> {
                code.load(Registers.LOOP);
                method.branch(IFNE, plan.target(method.address(), op), () -> code.add(Registers.LOOP, -1));
            }
            case PUSH -> {
                method.below(Bytes.WORD);
                method.attempt();
                code.marked();
                mv.visitVarInsn(ILOAD, RegisterCode.NUMBER);
                code.load(a);
                code.helper("setWord", "([B[BII)V");
                mv.visitVarInsn(ILOAD, RegisterCode.NUMBER);
                code.keep(Registers.SP);
            }
            case POP -> {
                method.attempt();
                code.memory();
                code.load(Registers.SP);
                code.helper("word", "([BI)I");
                code.add(Registers.SP, Bytes.WORD);
                code.keep(a);
            }
            case CALL -> method.call(method.called(a));
            case CALLI -> {
                code.load(a);
                mv.visitVarInsn(ISTORE, RegisterCode.TARGET);
                mv.visitVarInsn(ILOAD, RegisterCode.TARGET);
                mv.visitJumpInsn(IFLT, method.exitHere());
                mv.visitVarInsn(ILOAD, RegisterCode.TARGET);
                code.push(method.codeLength());
                mv.visitJumpInsn(IF_ICMPGE, method.exitHere());
                method.call(null);
            }
            case RET -> {
                method.ret();
                return false;
            }
            case ALOC -> {
                method.attempt();
                code.context();
                code.load(a);
                code.load(Registers.SP);
                code.method("allocate", "(II)I");
                code.keep(a);
                code.fetchHeapEnd();
                method.chargeWork();
            }
            case FREE -> {
                method.attempt();
                code.context();
                code.load(a);
                code.method("release", "(I)V");
                method.chargeWork();
            }
            case PRTS -> {
                method.attempt();
                code.context();
                mv.visitLdcInsn((long) a);
                code.method("print", "(J)V");
                method.chargeWork();
            }
            case PRTI -> {
                method.attempt();
                code.context();
                code.load(a);
                code.method("print", "(I)V");
                method.chargeWork();
            }
            case PRTF -> {
                method.attempt();
                code.context();
                code.loadFloat(a);
                code.method("print", "(D)V");
                method.chargeWork();
            }
            case HOST -> method.host(a);
            case HLT, IGL, DUMP, JMP, JMPF, JMPB, JMPE -> throw new IllegalStateException(op.name());
        }
        return true;
    }

    private void divide(RegisterOp op, int a, int b, int c) {
        code.load(b);
        mv.visitJumpInsn(IFEQ, method.exitHere());
        code.load(a);
        code.load(b);
        mv.visitInsn(IREM);
        if (op == RegisterOp.MOD) {
            code.keep(c);
            return;
        }
        mv.visitVarInsn(ISTORE, RegisterCode.NUMBER);
        code.three(IDIV, a, b, c);
        mv.visitVarInsn(ILOAD, RegisterCode.NUMBER);
        code.keep(Registers.REM);
    }

    /** A comparison; when a branch follows it, both become one. */
    private boolean compare(RegisterOp op, int a, int b) {
        int ifTrue = comparison(op, a, b);
        RegisterOp following = method.takeNext(RegisterOp.DJMPE, RegisterOp.DJMPN);
        if (following != null) {
            boolean equal = following == RegisterOp.DJMPE;
            method.branch(
                    equal ? ifTrue : opposite(ifTrue),
                    plan.target(method.address(), following),
                    () -> code.number(equal ? 1 : 0, Registers.EQ));
            code.number(equal ? 0 : 1, Registers.EQ);
            return true;
        }
        Label yes = new Label();
        Label behind = new Label();
        mv.visitJumpInsn(ifTrue, yes);
        code.push(0);
        mv.visitJumpInsn(GOTO, behind);
        mv.visitLabel(yes);
        code.push(1);
        mv.visitLabel(behind);
        code.keep(Registers.EQ);
        return true;
    }

    private int comparison(RegisterOp op, int a, int b) {
        boolean floats = op.operands().get(0).kind() == OperandKind.FLOAT_REGISTER;
        if (floats) {
            code.loadFloat(a);
            code.loadFloat(b);
            // with what is no number nothing is greater and nothing is less
            mv.visitInsn(op == RegisterOp.LTF64 || op == RegisterOp.LTEF64 ? DCMPG : DCMPL);
        } else {
            code.load(a);
            code.load(b);
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
}
