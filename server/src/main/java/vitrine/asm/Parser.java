package vitrine.asm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vitrine.asm.Token.Kind;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.program.Diagnostics;
import vitrine.program.Literal;
import vitrine.program.SourceMap;
import vitrine.program.SourceRange;

/**
 * The first pass: reads line by line, hands directives to {@link Declarations}, gives labels and instructions their addresses. A line
 * is any number of labels ({@code name:}) and then at most one instruction or directive with its arguments. What an argument means is
 * left to the second pass.
 */
final class Parser {
    /** What begins the part of a comment that names a place for comparison with other programs. */
    private static final String SYNC = "sync:";

    private final Lexer lexer;
    private final Diagnostics diagnostics;
    private final Suggestions suggestions;
    private final NumberWords words;
    private final Assembler.InstructionSets machines;
    private final String defaultMachine;
    private @Nullable Unit unit;
    private @Nullable Declarations declarations;
    private boolean unknownMachine;
    private final List<SourceMap.Mark> marks = new ArrayList<>();
    /** All names of instructions, canonical ones first; filled when the first unknown one is met. */
    private final List<String> mnemonics = new ArrayList<>();

    Parser(
            String source,
            String defaultMachine,
            Assembler.InstructionSets machines,
            Diagnostics diagnostics,
            Suggestions suggestions) {
        this.lexer = new Lexer(source, diagnostics);
        this.defaultMachine = defaultMachine;
        this.machines = machines;
        this.diagnostics = diagnostics;
        this.suggestions = suggestions;
        this.words = new NumberWords(source);
    }

    /** The text, read; null when it names a machine that nobody knows, since nothing else can be said then. */
    @Nullable
    Unit parse() {
        InstructionSet likely = machines.of(defaultMachine);
        lexer.registers(likely != null && likely.uses(OperandKind.REGISTER));
        for (List<Token> line = lexer.nextLine(); line != null; line = lexer.nextLine()) {
            mark(lexer.comment());
            if (!line.isEmpty()) {
                line(line);
            }
            if (unknownMachine) {
                return null;
            }
        }
        Unit read = unit();
        declarations().end();
        read.marks.addAll(marks);
        if (read.bodies.isEmpty() && !diagnostics.hasErrors()) {
            diagnostics.error(
                    new SourceRange(1, 1, 1),
                    "The program is empty: there is no instruction.",
                    "Write one instruction on each line.");
        }
        return read;
    }

    /** A comment may give the place where it stands a name, among other things: {@code ; sync: name}. */
    private void mark(String comment) {
        if (comment.indexOf(SYNC) < 0) {
            return;
        }
        for (String part : comment.split(";")) {
            if (part.strip().startsWith(SYNC)) {
                String name = part.strip().substring(SYNC.length()).strip();
                int address = unit == null ? 0 : unit.code.length();
                if (!name.isEmpty()) {
                    marks.add(new SourceMap.Mark(name, lexer.line(), address));
                }
            }
        }
    }

    private void line(List<Token> tokens) {
        int at = 0;
        while (at + 1 < tokens.size() && tokens.get(at + 1).is(Kind.COLON)) {
            Token name = tokens.get(at);
            if (name.is(Kind.NAME)) {
                declarations().label(name);
            } else if (name.is(Kind.REGISTER)) {
                declarations().isName(name);
            } else {
                break;
            }
            at += 2;
        }
        if (at == tokens.size()) {
            return;
        }
        Token head = tokens.get(at);
        switch (head.kind()) {
            case NAME -> instruction(head, arguments(tokens, at + 1));
            case DIRECTIVE -> directive(head, arguments(tokens, at + 1));
            case BAD -> {
                // reported already
            }
            default ->
                diagnostics.error(
                        head.range(),
                        "A line begins with an instruction, but here is '" + head.shown() + "'.",
                        head.is(Kind.COLON)
                                ? "A label is a name and a colon, as in loop:"
                                : "Write the name of the instruction first, then its operands.");
        }
    }

    private List<Argument> arguments(List<Token> tokens, int first) {
        if (first == tokens.size()) {
            return List.of();
        }
        List<Argument> arguments = new ArrayList<>(2);
        boolean afterComma = true;
        int at = first;
        while (at < tokens.size()) {
            Token token = tokens.get(at++);
            Token next = at < tokens.size() ? tokens.get(at) : null;
            switch (token.kind()) {
                case NAME -> {
                    if (next != null
                            && next.is(Kind.MINUS)
                            && at + 1 < tokens.size()
                            && tokens.get(at + 1).is(Kind.NAME)) {
                        arguments.add(new Argument.Difference(token, tokens.get(at + 1)));
                        at += 2;
                    } else {
                        arguments.add(new Argument.Name(token));
                    }
                }
                case REFERENCE, REGISTER -> arguments.add(new Argument.Name(token));
                case MINUS ->
                    arguments.add(unexpected(token, "Write a minus directly before a number, or between two labels."));
                case COMMA -> {
                    if (afterComma || next == null) {
                        arguments.add(unexpected(token, "A comma goes between two operands."));
                    }
                }
                case COLON, DIRECTIVE ->
                    arguments.add(unexpected(
                            token,
                            token.is(Kind.COLON)
                                    ? "A colon goes after a label, and a label comes first on its line."
                                    : "Put '" + token.shown() + "' on a line of its own."));
                case BAD -> arguments.add(new Argument.Bad(token.range()));
                case LITERAL -> arguments.add(value(token));
            }
            afterComma = token.is(Kind.COMMA);
        }
        return arguments;
    }

    private static Argument value(Token token) {
        Literal literal = token.literal();
        return literal == null
                ? new Argument.Bad(token.range())
                : new Argument.Value(literal, token.range(), token.shown());
    }

    private Argument unexpected(Token token, String hint) {
        diagnostics.error(token.range(), "Unexpected '" + token.shown() + "'.", hint);
        return new Argument.Bad(token.range());
    }

    private void directive(Token head, List<Argument> arguments) {
        Directive directive = Directive.of(head.text());
        if (directive == null) {
            List<String> names = Directive.of(unit().instructions).stream()
                    .map(Directive::text)
                    .toList();
            Suggestions.Meant meant = suggestions.meant(head.text(), names);
            diagnostics.error(
                    head.range(),
                    "Unknown directive '" + head.shown() + "'.",
                    meant.or("The directives are " + String.join(", ", names) + "."),
                    meant.fix(head.range()));
        } else if (directive == Directive.MACHINE) {
            machine(head, arguments);
        } else {
            declarations().declare(directive, head, arguments);
        }
    }

    private void machine(Token head, List<Argument> arguments) {
        if (unit != null) {
            diagnostics.error(
                    head.range(),
                    "The machine is already chosen: it is '" + unit.machine + "'.",
                    "Write .machine only once, before everything else.");
            return;
        }
        if (arguments.size() != 1 || !(arguments.get(0) instanceof Argument.Name argument)) {
            if (arguments.stream().noneMatch(Argument.Bad.class::isInstance)) {
                diagnostics.error(
                        head.range(),
                        ".machine needs the name of a machine.",
                        "Write for example: .machine " + defaultMachine);
            }
            return;
        }
        String name = argument.name().toLowerCase(Locale.ROOT);
        InstructionSet instructions = machines.of(name);
        if (instructions == null) {
            unknownMachine = true;
            diagnostics.error(
                    argument.range(),
                    "There is no machine '" + argument.shown() + "'.",
                    "The machines are " + String.join(", ", machines.names()) + ".");
        } else {
            unit = new Unit(name, instructions);
            lexer.registers(instructions.uses(OperandKind.REGISTER));
        }
    }

    private Unit unit() {
        if (unit == null) {
            String name = defaultMachine;
            InstructionSet instructions = machines.of(name);
            if (instructions == null) {
                throw new IllegalArgumentException("There is no machine '" + name + "'.");
            }
            unit = new Unit(name, instructions);
        }
        return unit;
    }

    private Declarations declarations() {
        if (declarations == null) {
            declarations = new Declarations(unit(), diagnostics);
        }
        return declarations;
    }

    private void instruction(Token mnemonic, List<Argument> arguments) {
        Unit unit = unit();
        InstructionSet instructions = unit.instructions;
        Instruction row = instructions.byMnemonic(mnemonic.text());
        if (row == null) {
            row = instructions.byAlias(mnemonic.text());
            if (row == null) {
                unknown(mnemonic, arguments);
                declarations().body(mnemonic);
                return;
            }
            String canonical = row.mnemonic().toLowerCase(Locale.ROOT);
            diagnostics.hint(
                    mnemonic.range(),
                    "'" + mnemonic.shown() + "' is another name for '" + canonical + "'.",
                    "You can keep it. The messages and the listing say '" + canonical + "'.");
        }
        declarations().instruction(mnemonic);
        Unit.Body body = declarations().body(mnemonic);
        for (Rewriting.Written each : Rewriting.of(row, words.read(row, arguments), mnemonic, diagnostics)) {
            unit.code.from(mnemonic.line());
            int address = unit.code.reserve(instructions.length(each.row()));
            unit.pending.add(new Unit.Pending(body, mnemonic, each.row(), each.arguments(), arguments, address));
        }
    }

    private void unknown(Token mnemonic, List<Argument> arguments) {
        if (mnemonics.isEmpty()) {
            for (Instruction each : unit().instructions.rows()) {
                mnemonics.add(each.mnemonic().toLowerCase(Locale.ROOT));
            }
            for (Instruction each : unit().instructions.rows()) {
                for (String alias : each.aliases()) {
                    mnemonics.add(alias.toLowerCase(Locale.ROOT));
                }
            }
        }
        Suggestions.Meant meant = suggestions.meant(mnemonic.text(), mnemonics);
        Directive directive = Directive.of("." + mnemonic.text());
        if (directive != null) {
            meant = new Suggestions.Meant("Did you mean '" + directive.text() + "'?", directive.text());
        }
        String otherwise = "Check the spelling: the reference lists all instructions.";
        if (arguments.isEmpty()) {
            otherwise = "If this is a label, write a colon after it: '" + mnemonic.shown()
                    + ":'. If not, check the spelling: the reference lists all instructions.";
        }
        diagnostics.error(
                mnemonic.range(),
                "Unknown instruction '" + mnemonic.shown() + "'.",
                meant.or(otherwise),
                meant.fix(mnemonic.range()));
    }
}
