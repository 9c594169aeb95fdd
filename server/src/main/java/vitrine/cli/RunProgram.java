package vitrine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vitrine.debug.Callees;
import vitrine.debug.Debugger;
import vitrine.debug.InputState;
import vitrine.debug.Motion;
import vitrine.debug.ProgramOutput;
import vitrine.debug.StopReason;
import vitrine.debug.Task;
import vitrine.machine.Machine;
import vitrine.machine.Status;
import vitrine.machine.TraceEntry;

/** Runs a program to its end: output to standard output, a trap to standard error. */
@Command(
        name = "run",
        description = "Run a program. Exit code 1 for a trap, 2 for errors in the source.",
        mixinStandardHelpOptions = true)
final class RunProgram implements Callable<Integer> {
    /** Of a long trace of calls the first and the last so many are written. */
    private static final int MOST_CALLS = 20;

    private static final int SLICE = 1_000_000;

    @Parameters(paramLabel = "FILE", description = "a source text, or an image that ends in .vbc")
    private Path file = Path.of("");

    @Option(
            names = "--input",
            paramLabel = "TEXT|-",
            description = "the lines to read; - for standard input, which is also read when this is left out")
    private @Nullable String input;

    @Option(names = "--max-steps", paramLabel = "N", description = "stop after so many instructions, with exit code 1")
    private long mostSteps = Long.MAX_VALUE;

    private final Console console = Console.standard();
    private final List<String> lines = new ArrayList<>();
    private boolean closed;
    private long printed;

    @Override
    public Integer call() throws IOException {
        SourceFile source;
        try {
            source = SourceFile.read(file, console.err());
        } catch (SourceFile.Unusable e) {
            return SourceFile.UNUSABLE;
        }
        if (input != null && !input.equals("-")) {
            lines.addAll(Arrays.asList(input.split("\r?\n", -1)));
            closed = true;
        }
        InputState inputs = new InputState(lines, 0, closed, System.nanoTime() & 0xffff_ffffL, List.of());
        Debugger debugger = new Debugger(
                source.kind(),
                source.program(),
                source.sourceMap(),
                source.kind().limits(),
                inputs);
        while (move(debugger) == StopReason.INPUT) {
            readLine(debugger);
        }
        if (debugger.machine().status() instanceof Status.Trapped trapped) {
            var trap = trapped.trap();
            console.err()
                    .println(source.place(trap.address()) + ": " + trap.message()
                            + (trap.hint().isEmpty() ? "" : " " + trap.hint()));
            trace(debugger.machine(), source);
            return 1;
        } else if (!debugger.machine().status().ended()) {
            console.err()
                    .println(source.place(debugger.machine().address()) + ": Stopped after " + debugger.time()
                            + " instructions, as --max-steps asks.");
            return 1;
        }
        return 0;
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

    private StopReason move(Debugger debugger) {
        Task task = debugger.begin(
                mostSteps == Long.MAX_VALUE ? new Motion.GoToEnd() : new Motion.GoTo(Math.max(0, mostSteps)));
        boolean done = false;
        while (!done) {
            done = task.advance(SLICE);
            print(debugger);
        }
        return task.reason();
    }

    private void print(Debugger debugger) {
        String text = ProgramOutput.from(debugger, printed);
        printed += text.length();
        console.out().print(text);
        console.out().flush();
    }

    private void readLine(Debugger debugger) throws IOException {
        String line = console.in().readLine();
        if (line == null) {
            closed = true;
        } else {
            lines.add(line);
        }
        debugger.setInput(lines, closed, true);
    }
}
