package vitrine.asm;

import java.util.List;
import java.util.stream.Collectors;
import vitrine.isa.CollectorName;
import vitrine.isa.FrameLayout;
import vitrine.program.Diagnostics;
import vitrine.program.HeapSettings;
import vitrine.program.Literal;

/** The directives by which a program chooses what its machine leaves to it: memory, heap, collector, frames. Each stands once at most. */
final class Settings {
    private final Unit unit;
    private final Diagnostics diagnostics;
    private final Declarations declarations;

    Settings(Unit unit, Diagnostics diagnostics, Declarations declarations) {
        this.unit = unit;
        this.diagnostics = diagnostics;
        this.declarations = declarations;
    }

    void memory(Token head, List<Argument> arguments) {
        if (!unit.hasData()) {
            diagnostics.error(
                    head.range(), "The machine '" + unit.machine + "' has no byte memory.", "Remove this line.");
        } else if (isSize(Directive.MEMORY, head, arguments)
                && declarations.isNew("memory", "", head.range(), "The size of the memory")) {
            unit.memoryBytes = size(arguments);
        }
    }

    void collector(Token head, List<Argument> arguments) {
        if (!hasCollectors(head)) {
            return;
        }
        List<String> possible =
                unit.instructions.collectors().stream().map(CollectorName::name).toList();
        String word = arguments.isEmpty() ? "" : word(arguments.get(0));
        CollectorName collector = unit.instructions.collector(word);
        boolean always = arguments.size() == 2 && word(arguments.get(1)).equals("always");
        if (arguments.stream().anyMatch(Argument.Bad.class::isInstance)) {
            return;
        } else if (collector == null) {
            Suggestions.Meant meant = new Suggestions().meant(word, possible);
            diagnostics.error(
                    arguments.isEmpty() ? head.range() : arguments.get(0).range(),
                    arguments.isEmpty()
                            ? ".collector needs a name, but there is none."
                            : "There is no collector '" + word + "'.",
                    (meant.hint() + " The collectors are " + String.join(", ", possible) + "; without .collector it is "
                                    + possible.get(0) + ".")
                            .strip(),
                    arguments.isEmpty() ? null : meant.fix(arguments.get(0).range()));
        } else if (arguments.size() > 1 && !always) {
            diagnostics.error(
                    arguments.get(1).range(),
                    "After the collector only 'always' can follow, but here is '"
                            + arguments.get(1).shown() + "'.",
                    Directive.COLLECTOR.howTo());
        } else if (declarations.isNew("collector", "", head.range(), "The collector")) {
            unit.heap = new HeapSettings(collector.name(), always, unit.heap.bytes());
        }
    }

    /** What a collector is called looks like the difference of two labels. */
    private static String word(Argument argument) {
        return argument instanceof Argument.Difference difference
                ? difference.to().text() + "-" + difference.from().text()
                : argument.shown();
    }

    void heap(Token head, List<Argument> arguments) {
        if (hasCollectors(head)
                && isSize(Directive.HEAP, head, arguments)
                && declarations.isNew("heap", "", head.range(), "The size of the heap")) {
            unit.heap = new HeapSettings(unit.heap.collector(), unit.heap.always(), size(arguments));
        }
    }

    private boolean hasCollectors(Token head) {
        boolean has = !unit.instructions.collectors().isEmpty();
        if (!has) {
            diagnostics.error(
                    head.range(), "The machine '" + unit.machine + "' collects no garbage.", "Remove this line.");
        }
        return has;
    }

    /** Whether the arguments of a directive are one number of bytes; when not, that is reported. */
    private boolean isSize(Directive directive, Token head, List<Argument> arguments) {
        if (arguments.size() == 1
                && arguments.get(0) instanceof Argument.Value value
                && value.literal() instanceof Literal.Int whole
                && whole.value() > 0
                && whole.value() <= Integer.MAX_VALUE) {
            return true;
        }
        if (arguments.stream().noneMatch(Argument.Bad.class::isInstance)) {
            diagnostics.error(
                    arguments.isEmpty() ? head.range() : arguments.get(0).range(),
                    directive.text() + " needs a number of bytes"
                            + (arguments.isEmpty()
                                    ? ", but there is none."
                                    : ", but here is '"
                                            + arguments
                                                    .get(arguments.size() > 1 ? 1 : 0)
                                                    .shown() + "'."),
                    directive.howTo());
        }
        return false;
    }

    private static int size(List<Argument> arguments) {
        return arguments.get(0) instanceof Argument.Value value && value.literal() instanceof Literal.Int whole
                ? (int) whole.value()
                : 0;
    }

    void frames(Token head, List<Argument> arguments) {
        Argument.Name name = declarations.firstName(Directive.FRAMES, head, arguments, 1);
        if (name == null || !declarations.isNew("frames", "", name.range(), "The layout of frames")) {
            return;
        }
        List<FrameLayout> possible = unit.instructions.frameLayouts();
        FrameLayout layout = FrameLayout.of(name.name());
        if (layout != null && possible.contains(layout)) {
            unit.frames = layout;
        } else if (possible.isEmpty()) {
            diagnostics.error(
                    head.range(),
                    "The machine '" + unit.machine + "' has only one layout of frames.",
                    "Remove this line.");
        } else {
            String layouts = possible.stream().map(FrameLayout::text).collect(Collectors.joining(" and "));
            diagnostics.error(
                    name.range(),
                    "There is no frame layout '" + name.shown() + "'.",
                    "The layouts are " + layouts + "; without .frames it is "
                            + possible.get(0).text() + ".");
        }
    }
}
