package vitrine.machine.register;

import java.util.List;
import vitrine.isa.Access;
import vitrine.isa.Operand;
import vitrine.isa.OperandKind;

/** The operands that rows of the instruction table have, in the words of the table. */
final class RegisterOperands {
    /** By how much a shift or a rotation shifts when nothing is written. */
    private static final long HALF_A_WORD = 16;

    private RegisterOperands() {}

    static List<Operand> of(Operand... operands) {
        return List.of(operands);
    }

    static List<Operand> two(String a, String b) {
        return of(read(a), read(b));
    }

    static List<Operand> three(String a, String b, String result) {
        return of(read(a), read(b), write(result));
    }

    static List<Operand> twoFloats(String a, String b) {
        return of(readFloat(a), readFloat(b));
    }

    static List<Operand> threeFloats(String a, String b, String result) {
        return of(readFloat(a), readFloat(b), writeFloat(result));
    }

    static Operand read(String name) {
        return new Operand(name, OperandKind.REGISTER, Access.READ, null);
    }

    static Operand write(String name) {
        return new Operand(name, OperandKind.REGISTER, Access.WRITE, null);
    }

    static Operand both(String name) {
        return new Operand(name, OperandKind.REGISTER, Access.BOTH, null);
    }

    static Operand readFloat(String name) {
        return new Operand(name, OperandKind.FLOAT_REGISTER, Access.READ, null);
    }

    static Operand writeFloat(String name) {
        return new Operand(name, OperandKind.FLOAT_REGISTER, Access.WRITE, null);
    }

    static Operand number(String name) {
        return operand(name, OperandKind.IMMEDIATE);
    }

    static Operand half(String name) {
        return operand(name, OperandKind.HALF);
    }

    static Operand data(String name) {
        return operand(name, OperandKind.DATA);
    }

    static Operand code(String name) {
        return operand(name, OperandKind.CODE);
    }

    static Operand amount() {
        return new Operand("amount", OperandKind.COUNT, Access.NONE, HALF_A_WORD);
    }

    static Operand displacement() {
        return new Operand("displacement", OperandKind.DISPLACEMENT, Access.NONE, 0L);
    }

    static Operand operand(String name, OperandKind kind) {
        return new Operand(name, kind);
    }
}
