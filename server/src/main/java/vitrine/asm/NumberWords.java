package vitrine.asm;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.asm.Token.Kind;
import vitrine.isa.Instruction;
import vitrine.isa.OperandKind;
import vitrine.program.Diagnostics;
import vitrine.program.Literal;
import vitrine.program.Numbers;

/**
 * The words that are numbers: Infinity, inf and NaN. Where a number may stand they stand for it, unless the text declares them as names of its own: what
 * a program declares is what its names mean. The text is looked through when the first such word is met, since a label may be declared behind
 * its use.
 */
final class NumberWords {
    /** The kinds of operands that a number of any type may be written for: what does not fit the instruction is stored apart. */
    private static final Set<OperandKind> NUMBERS =
            EnumSet.of(OperandKind.INT, OperandKind.IMMEDIATE, OperandKind.HALF, OperandKind.DATA);

    private final String source;
    private @Nullable Set<String> declared;

    NumberWords(String source) {
        this.source = source;
    }

    /** The arguments of an instruction, with the number in the place of each such word. */
    List<Argument> read(Instruction row, List<Argument> arguments) {
        List<Argument> meant = arguments;
        for (int i = 0; i < Math.min(arguments.size(), row.operands().size()); i++) {
            if (arguments.get(i) instanceof Argument.Name name
                    && name.token().is(Kind.NAME)
                    && NUMBERS.contains(row.operands().get(i).kind())) {
                Double number = Numbers.special(name.name());
                if (number != null && !isDeclared(name.name())) {
                    meant = meant == arguments ? new ArrayList<>(arguments) : meant;
                    meant.set(i, new Argument.Value(new Literal.Float(number), name.range(), name.shown()));
                }
            }
        }
        return meant;
    }

    private boolean isDeclared(String name) {
        if (declared == null) {
            declared = declarations();
        }
        return declared.contains(name);
    }

    private Set<String> declarations() {
        Set<String> names = new HashSet<>();
        Lexer lexer = new Lexer(source, new Diagnostics());
        for (List<Token> line = lexer.nextLine(); line != null; line = lexer.nextLine()) {
            int at = 0;
            while (at + 1 < line.size()
                    && line.get(at).is(Kind.NAME)
                    && line.get(at + 1).is(Kind.COLON)) {
                names.add(line.get(at).text());
                at += 2;
            }
            Directive directive = at < line.size() && line.get(at).is(Kind.DIRECTIVE)
                    ? Directive.of(line.get(at).text())
                    : null;
            if (directive != null) {
                int most = directive == Directive.CONST || directive == Directive.GLOBAL ? at + 2 : line.size();
                line.subList(at + 1, Math.min(most, line.size())).stream()
                        .filter(each -> each.is(Kind.NAME) && !directive.takesNumbers())
                        .forEach(each -> names.add(each.text()));
            }
        }
        return names;
    }
}
