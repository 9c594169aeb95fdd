package vitrine.asm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.asm.Token.Kind;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.program.Diagnostics;

/**
 * Which machine a text is for that names none: the usual one, unless the text has words that only a machine with registers and a byte
 * memory has ({@code $0}, {@code .data}, {@code .code}), and that machine knows its instructions better. Texts of other assemblers of the
 * family can so be pasted as they are.
 */
final class MachineChoice {
    private final String usual;
    private final Assembler.InstructionSets machines;

    MachineChoice(String usual, Assembler.InstructionSets machines) {
        this.usual = usual;
        this.machines = machines;
    }

    /** The name of the machine, and the word that tells it; null when it is the usual one. */
    record Choice(String machine, @Nullable Token evidence) {}

    Choice of(String source) {
        Choice choice = new Choice(usual, null);
        InstructionSet usualSet = machines.of(usual);
        if (usualSet == null || isForRegisters(usualSet) || source.indexOf('$') < 0 && !hasSections(source)) {
            return choice;
        }
        for (String name : machines.names()) {
            InstructionSet set = machines.of(name);
            if (set != null && isForRegisters(set)) {
                Token evidence = evidence(source, set, usualSet);
                return evidence == null ? choice : new Choice(name, evidence);
            }
        }
        return choice;
    }

    private static boolean isForRegisters(InstructionSet set) {
        return set.uses(OperandKind.REGISTER) && set.uses(OperandKind.DATA);
    }

    private static boolean hasSections(String source) {
        for (int dot = source.indexOf('.'); dot >= 0; dot = source.indexOf('.', dot + 1)) {
            if (isSection(source, dot, Directive.DATA) || isSection(source, dot, Directive.CODE)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSection(String source, int dot, Directive directive) {
        return source.regionMatches(
                true, dot, directive.text(), 0, directive.text().length());
    }

    /** The first word that only the other machine has, when its table knows at least as many of the instructions; else null. */
    private static @Nullable Token evidence(String source, InstructionSet set, InstructionSet usual) {
        Lexer lexer = new Lexer(source, new Diagnostics());
        lexer.registers(true);
        Token first = null;
        int known = 0;
        int knownToUsual = 0;
        for (List<Token> line = lexer.nextLine(); line != null; line = lexer.nextLine()) {
            int at = 0;
            while (at + 1 < line.size()
                    && line.get(at).is(Kind.NAME)
                    && line.get(at + 1).is(Kind.COLON)) {
                at += 2;
            }
            if (at == line.size()) {
                continue;
            }
            Token head = line.get(at);
            Directive directive = head.is(Kind.DIRECTIVE) ? Directive.of(head.text()) : null;
            if (directive == Directive.MACHINE) {
                return null;
            } else if (directive == Directive.DATA || directive == Directive.CODE) {
                return head;
            } else if (head.is(Kind.NAME)) {
                known += knows(set, head) ? 1 : 0;
                knownToUsual += knows(usual, head) ? 1 : 0;
                for (Token each : line.subList(at + 1, line.size())) {
                    first = first == null && isRegister(set, each) ? each : first;
                }
            }
        }
        return known >= knownToUsual ? first : null;
    }

    private static boolean knows(InstructionSet set, Token mnemonic) {
        return set.byMnemonic(mnemonic.text()) != null || set.byAlias(mnemonic.text()) != null;
    }

    private static boolean isRegister(InstructionSet set, Token token) {
        return token.is(Kind.REGISTER)
                && (set.register(OperandKind.REGISTER, token.text()) >= 0
                        || set.register(OperandKind.FLOAT_REGISTER, token.text()) >= 0);
    }
}
