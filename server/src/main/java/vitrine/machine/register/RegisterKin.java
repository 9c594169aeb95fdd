package vitrine.machine.register;

import static vitrine.machine.register.RegisterOp.*;

import java.util.ArrayList;
import java.util.List;
import vitrine.isa.Instruction;

/** A part of the instruction table: which rows do the same with registers of different sorts, for whole numbers and for floats. */
final class RegisterKin {
    private static final List<List<RegisterOp>> KIN = List.of(
            List.of(LOAD, LOADF64),
            List.of(LDC, LDCF64),
            List.of(MOVE, MOVEF64, I2F, F2I),
            List.of(LOADM, LOADMF),
            List.of(SETM, SETMF),
            List.of(ADD, ADDF64),
            List.of(SUB, SUBF64),
            List.of(MUL, MULF64),
            List.of(DIV, DIVF64),
            List.of(EQ, EQF64),
            List.of(NEQ, NEQF64),
            List.of(GT, GTF64),
            List.of(GTE, GTEF64),
            List.of(LT, LTF64),
            List.of(LTE, LTEF64),
            List.of(PRTI, PRTF));

    private RegisterKin() {}

    /** The others that do the same as a row. */
    static List<Instruction> of(RegisterOp row) {
        List<Instruction> others = new ArrayList<>();
        for (List<RegisterOp> each : KIN) {
            if (each.contains(row)) {
                others.addAll(each);
            }
        }
        others.remove(row);
        return others;
    }
}
