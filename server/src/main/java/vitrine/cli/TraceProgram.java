package vitrine.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vitrine.debug.Debugger;
import vitrine.debug.Motion;
import vitrine.debug.StepReport;
import vitrine.machine.Area;
import vitrine.machine.AreaView;
import vitrine.machine.CellView;
import vitrine.machine.Window;
import vitrine.protocol.EffectView;
import vitrine.protocol.Json;
import vitrine.protocol.Wire;

/** Writes one line of JSON for each step of a program: what it did, and the stack that it left. */
@Command(
        name = "trace",
        description = {
            "Write one JSON line for each step to standard output: time, ip, line, mnemonic, effects, stack.",
            "A trap is an effect of the last step, and no failure of this command; what the program writes is an effect too.",
            "It reads its input line by line when it asks for it, as run does."
        },
        mixinStandardHelpOptions = true)
final class TraceProgram implements Callable<Integer> {
    private static final int MOST_SHOWN = 1_000;

    @Parameters(paramLabel = "FILE", description = "a source text, or an image made by asm")
    private Path file = Path.of("");

    @Option(names = "--from", paramLabel = "T", description = "the time before the first step written (default: 0)")
    private long from;

    @Option(names = "--to", paramLabel = "T", description = "the time after the last step written (default: the end)")
    private long to = Long.MAX_VALUE;

    @Option(names = "--input", paramLabel = "TEXT|-", description = InputLines.OPTION)
    private @Nullable String input;

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;

    TraceProgram(Console console) {
        this.console = console;
    }

    /** One line. {@code stack} is the operand stack behind the step, the top last, at most the topmost thousand values. */
    private record Line(long time, int ip, int line, String mnemonic, List<EffectView> effects, List<String> stack) {}

    @Override
    public Integer call() {
        if (from < 0 || to < from) {
            throw Main.usage(spec, "--from must be at least 0, and --to not before it.");
        }
        try {
            SourceFile source = SourceFile.read(file, console.err());
            InputLines lines = new InputLines(console, input);
            Debugger debugger = new Debugger(
                    source.kind(),
                    source.program(),
                    source.sourceMap(),
                    source.kind().limits(),
                    lines.initial(1));
            lines.move(debugger, new Motion.GoTo(from), () -> true);
            while (debugger.time() < to && step(debugger, lines)) {
                if (console.failed()) {
                    return ExitCode.OUTPUT;
                }
            }
            return ExitCode.FINE;
        } catch (SourceFile.Unusable | InputLines.Unreadable e) {
            return ExitCode.UNUSABLE;
        }
    }

    private boolean step(Debugger debugger, InputLines lines) throws InputLines.Unreadable {
        long before = debugger.time();
        lines.move(debugger, new Motion.StepIn(1), () -> true);
        StepReport report = debugger.lastStep();
        if (debugger.time() == before || report == null) {
            return false;
        }
        console.out()
                .println(Json.write(new Line(
                        report.time(),
                        report.address(),
                        report.line(),
                        report.mnemonic(),
                        Wire.effects(debugger, report.effects()),
                        stack(debugger))));
        return true;
    }

    private static List<String> stack(Debugger debugger) {
        for (Area area : debugger.kind().areas()) {
            if (area.kind() == Area.Kind.STACK) {
                AreaView view = debugger.machine().view(area.id(), new Window(-MOST_SHOWN, MOST_SHOWN));
                return view == null
                        ? List.of()
                        : view.cells().stream()
                                .map(CellView::value)
                                .map(value -> value.text())
                                .toList();
            }
        }
        return List.of();
    }
}
