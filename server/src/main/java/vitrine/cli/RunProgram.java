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
import vitrine.debug.Callees;
import vitrine.debug.Debugger;
import vitrine.debug.Motion;
import vitrine.debug.ProgramOutput;
import vitrine.machine.Machine;
import vitrine.machine.Status;
import vitrine.machine.TraceEntry;
import vitrine.program.Characters;
import vitrine.program.Counts;

/** Runs a program to its end: output to standard output, a trap to standard error. */
@Command(
        name = "run",
        description = {
            "Run a program to its end.",
            "What it writes goes to standard output, a trap with its place and the calls under way to standard error.",
            "It reads its input line by line when it asks for it; at a terminal it says so. Control characters of the output"
                    + " are shown at a terminal, as \\u001b, and not obeyed."
        },
        mixinStandardHelpOptions = true)
final class RunProgram implements Callable<Integer> {
    /** Of a long trace of calls the first and the last so many are written. */
    private static final int MOST_CALLS = 20;

    @Parameters(paramLabel = "FILE", description = "a source text, or an image made by asm")
    private Path file = Path.of("");

    @Option(names = "--input", paramLabel = "TEXT|-", description = InputLines.OPTION)
    private @Nullable String input;

    @Option(
            names = "--max-steps",
            paramLabel = "N",
            description = "stop after so many instructions, with exit code 1 when the program has not ended by then")
    private long mostSteps = Long.MAX_VALUE;

    @Option(names = "--raw", description = "write control characters as they are, to a terminal too")
    private boolean raw;

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;
    private long printed;
    private boolean midLine;

    RunProgram(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (mostSteps < 0) {
            throw Main.usage(spec, "--max-steps must be at least 0, not " + mostSteps + ".");
        }
        try {
            SourceFile source = SourceFile.read(file, console.err());
            InputLines lines = new InputLines(console, input);
            Debugger debugger = new Debugger(
                    source.kind(),
                    source.program(),
                    source.sourceMap(),
                    source.kind().limits(),
                    lines.initial(System.nanoTime() & 0xffff_ffffL));
            Motion motion = mostSteps == Long.MAX_VALUE ? new Motion.GoToEnd() : new Motion.GoTo(mostSteps);
            lines.move(debugger, motion, new Printing(debugger));
            return console.failed() ? ExitCode.OUTPUT : end(debugger, source);
        } catch (SourceFile.Unusable | InputLines.Unreadable e) {
            return ExitCode.UNUSABLE;
        }
    }

    private int end(Debugger debugger, SourceFile source) {
        if (debugger.machine().status() instanceof Status.Trapped trapped) {
            var trap = trapped.trap();
            console.err()
                    .println(source.place(trap.address()) + ": " + trap.message()
                            + (trap.hint().isEmpty() ? "" : " " + trap.hint()));
            trace(debugger.machine(), source);
            return ExitCode.FAILED;
        } else if (!debugger.machine().status().ended()) {
            console.err()
                    .println(source.place(debugger.machine().address()) + ": Stopped after "
                            + Counts.of(debugger.time(), "instruction") + ", as --max-steps asks.");
            return ExitCode.FAILED;
        }
        return ExitCode.FINE;
    }

    /** Writes what the program has written since the last time. */
    private final class Printing implements InputLines.Slice {
        private final Debugger debugger;

        Printing(Debugger debugger) {
            this.debugger = debugger;
        }

        @Override
        public boolean after() {
            String text = ProgramOutput.from(debugger, printed);
            printed += Characters.count(text);
            if (!text.isEmpty()) {
                midLine = !text.endsWith("\n");
                (raw ? console.rawOut() : console.out()).print(text);
            }
            return !console.failed();
        }

        @Override
        public boolean prompted() {
            return midLine;
        }
    }

    /** The calls under way, when there are any. */
    private void trace(Machine machine, SourceFile source) {
        List<TraceEntry> trace = machine.trace(Integer.MAX_VALUE);
        if (trace.size() < 2) {
            return;
        }
        Callees callees = new Callees(source.program(), source.kind().instructions(), source.sourceMap());
        for (int i = 0; i < trace.size(); i++) {
            if (i == MOST_CALLS && trace.size() > 2 * MOST_CALLS) {
                console.err().println("  … " + (trace.size() - 2 * MOST_CALLS) + " more");
                i = trace.size() - MOST_CALLS;
            }
            TraceEntry each = trace.get(i);
            console.err()
                    .println("  at "
                            + callees.name(each.function())
                            + (each.address() < 0 ? "" : " (" + source.place(each.address()) + ")"));
        }
    }
}
