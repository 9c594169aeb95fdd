package vitrine.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vitrine.debug.Debugger;
import vitrine.debug.InputState;
import vitrine.debug.Motion;
import vitrine.debug.StepReport;
import vitrine.debug.Task;
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
        description = "Write one JSON line for each step: time, ip, line, mnemonic, effects, stack.",
        mixinStandardHelpOptions = true)
final class TraceProgram implements Callable<Integer> {
    private static final int SLICE = 1_000_000;
    private static final int MOST_SHOWN = 1_000;

    @Parameters(paramLabel = "FILE", description = "a source text, or an image that ends in .vbc")
    private Path file = Path.of("");

    @Option(names = "--from", paramLabel = "T", description = "the time before the first step written (default: 0)")
    private long from;

    @Option(names = "--to", paramLabel = "T", description = "the time after the last step written (default: the end)")
    private long to = Long.MAX_VALUE;

    @Option(names = "--input", paramLabel = "TEXT", description = "the lines to read")
    private String input = "";

    /** One line. {@code stack} is the operand stack behind the step, the top last, at most the topmost thousand values. */
    private record Line(long time, int ip, int line, String mnemonic, List<EffectView> effects, List<String> stack) {}

    @Override
    public Integer call() {
        Console console = Console.standard();
        if (from < 0 || to < from) {
            console.err().println("vitrine: --from must be at least 0, and --to not before it.");
            return Main.USAGE;
        }
        try {
            SourceFile source = SourceFile.read(file, console.err());
            List<String> lines = input.isEmpty() ? List.of() : List.of(input.split("\r?\n", -1));
            Debugger debugger = new Debugger(
                    source.kind(),
                    source.program(),
                    source.sourceMap(),
                    source.kind().limits(),
                    new InputState(lines, 0, true, 1, List.of()));
            move(debugger, new Motion.GoTo(from));
            while (debugger.time() < to && step(debugger, console)) {
                if (console.out().checkError()) {
                    // nobody reads any more
                    break;
                }
            }
            return 0;
        } catch (SourceFile.Unusable e) {
            return SourceFile.UNUSABLE;
        }
    }

    private static boolean step(Debugger debugger, Console console) {
        long before = debugger.time();
        move(debugger, new Motion.StepIn(1));
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

    private static void move(Debugger debugger, Motion motion) {
        Task task = debugger.begin(motion);
        boolean over;
        do {
            over = task.advance(SLICE);
        } while (!over);
    }
}
