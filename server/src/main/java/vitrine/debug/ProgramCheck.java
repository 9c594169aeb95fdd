package vitrine.debug;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vitrine.asm.Assembler;
import vitrine.machine.Area;
import vitrine.machine.AreaView;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.Status;
import vitrine.machine.Trap;
import vitrine.machine.Window;
import vitrine.program.Assembly;
import vitrine.program.Counts;
import vitrine.program.Diagnostic;
import vitrine.program.Literal;
import vitrine.program.Numbers;
import vitrine.program.Program;
import vitrine.verify.Verifier;

/**
 * Runs a source text and compares what it does with what its comments expect, see {@link Expectations}. Then it lets the run go backward to
 * its start and forward again, and looks whether each moment is the same.
 */
public final class ProgramCheck {
    /** A program that neither ends nor expects to be running by then has failed. */
    private static final long LONGEST = 300_000_000;

    /** Expected as a line of output, it means that the rest is not looked at. */
    private static final String AND_SO_ON = "...";

    private static final int SLICE = 1_000_000;

    /** A stack is compared to this depth; a deeper one is never as expected. */
    private static final int DEEPEST = 1_000;

    private final String source;
    private final boolean travelled;
    private final Expectations expectations;
    private final List<Failure> failures = new ArrayList<>();

    private ProgramCheck(String source, boolean travelled) {
        this.source = source;
        this.travelled = travelled;
        this.expectations = Expectations.of(source);
        failures.addAll(expectations.malformed());
    }

    /** Something that was not as expected: the source line (0 for the whole program) and what was expected and what was there. */
    public record Failure(int line, String message) {}

    /** What was not as expected; nothing when all was. */
    public static List<Failure> check(String source) {
        return check(source, true);
    }

    /** @param travelled whether the run also goes backward to its start and forward again */
    static List<Failure> check(String source, boolean travelled) {
        ProgramCheck check = new ProgramCheck(source, travelled);
        check.run();
        return check.failures;
    }

    private void fail(int line, String message) {
        failures.add(new Failure(line, message));
    }

    private void run() {
        Assembly assembly = Assembler.assemble(source, Machines.standard().name(), Machines.instructionSets());
        Program program = assembly.program();
        MachineKind kind = program == null ? null : Machines.named(program.machine());
        List<Diagnostic> warnings = new ArrayList<>(of(assembly.diagnostics(), Diagnostic.Severity.WARNING));
        if (program != null && kind != null) {
            warnings.addAll(Verifier.verify(program, kind.instructions(), assembly.sourceMap())
                    .warnings());
        }
        compare("error", expectations.errors(), of(assembly.diagnostics(), Diagnostic.Severity.ERROR));
        compare("warning", expectations.warnings(), warnings);
        if (program == null || kind == null) {
            failAllOfARun();
            return;
        }
        Debugger debugger = debugger(kind, assembly, program);
        execute(debugger);
        compareTrap(debugger);
        compareTime(debugger);
        compareOutput(ProgramOutput.from(debugger, 0), debugger);
        compareInputs(debugger);
        if (travelled) {
            for (String difference : new TravelCheck(debugger, debugger(kind, assembly, program)).differences()) {
                fail(0, difference);
            }
        }
    }

    private static List<Diagnostic> of(List<Diagnostic> all, Diagnostic.Severity severity) {
        return all.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .toList();
    }

    private Debugger debugger(MachineKind kind, Assembly assembly, Program program) {
        List<String> lines =
                expectations.input().stream().map(Expectations.Line::text).toList();
        Debugger.Script script = new Debugger.Script(numbers(expectations.randoms()), numbers(expectations.clocks()));
        InputState inputs = new InputState(lines, 0, true, 1, List.of());
        return new Debugger(kind, program, assembly.sourceMap(), kind.limits(), inputs, script);
    }

    private static List<Long> numbers(List<Expectations.Count> counts) {
        return counts.stream().map(Expectations.Count::number).toList();
    }

    /** The program has errors and does not run: whatever is expected of a run is not met, and what is given to it is not used. */
    private void failAllOfARun() {
        String why = ", but the program does not run: it has errors";
        expectations.output().forEach(each -> fail(each.line(), "expected the output '" + each.text() + "'" + why));
        expectations.traps().forEach(each -> fail(each.line(), "expected the trap '" + each.text() + "'" + why));
        expectations.stacks().forEach(each -> fail(each.line(), "expected the stack '" + each.text() + "'" + why));
        expectations.steps().forEach(each -> fail(each.line(), "expected " + Counts.of(each.number(), "step") + why));
        expectations
                .running()
                .forEach(each -> fail(each.line(), "expected to be running at time " + each.number() + why));
        expectations.input().forEach(each -> fail(each.line(), "'" + each.text() + "' is given as input" + why));
        expectations.randoms().forEach(each -> fail(each.line(), each.number() + " is given as a random number" + why));
        expectations.clocks().forEach(each -> fail(each.line(), each.number() + " is given as a time of day" + why));
    }

    /** Every message expected on a line must be there, and there must be no other. */
    private void compare(String what, List<Expectations.Line> expected, List<Diagnostic> found) {
        List<Expectations.Line> missing = new ArrayList<>(expected);
        for (Diagnostic diagnostic : found) {
            int line = diagnostic.range().line();
            if (!missing.remove(new Expectations.Line(line, diagnostic.message()))) {
                fail(line, "unexpected " + what + ": " + diagnostic.message());
            }
        }
        missing.forEach(
                each -> fail(each.line(), "expected " + what + " '" + each.text() + "', but there was none like it"));
    }

    /** Runs to the end, and looks at the stack where it is expected. */
    private void execute(Debugger debugger) {
        Map<Integer, Integer> lines = new TreeMap<>();
        List<BreakpointSpec> stops = new ArrayList<>();
        for (Expectations.Line stack : expectations.stacks()) {
            int line = stack.line();
            int address = debugger.sourceMap().addressAt(line);
            if (address < 0 || debugger.sourceMap().lineAt(address) != line) {
                fail(line, "a stack is expected here, but no instruction stands on this line");
            } else if (lines.put(address, line) == null) {
                stops.add(new BreakpointSpec(0, address, "", 0, "", true, true));
            }
        }
        debugger.setBreakpoints(stops);
        compareStack(debugger, lines);
        long limit = expectations.running().stream()
                .mapToLong(Expectations.Count::number)
                .max()
                .orElse(LONGEST);
        while (!debugger.machine().status().ended() && debugger.time() < limit) {
            Task task = debugger.begin(new Motion.Continue());
            while (!task.advance(Math.max(1, Math.min(SLICE, limit - debugger.time())))) {
                if (debugger.time() >= limit) {
                    task.pause();
                }
            }
            if (task.reason() == StopReason.INPUT) {
                break;
            }
            compareStack(debugger, lines);
        }
        lines.values().forEach(line -> fail(line, "a stack is expected here, but the line was never reached"));
    }

    private void compareStack(Debugger debugger, Map<Integer, Integer> lines) {
        Integer line = debugger.machine().status().ended()
                ? null
                : lines.remove(debugger.machine().address());
        if (line == null) {
            return;
        }
        List<String> found = stack(debugger);
        for (Expectations.Line each : expectations.stacks()) {
            if (each.line() == line && found == null) {
                fail(line, "a stack is expected here, but this machine has no operand stack");
            } else if (each.line() == line
                    && found != null
                    && !isStack(each.text(), found, debugger.kind().wordBits())) {
                fail(line, "expected the stack '%s' and got '%s'".formatted(each.text(), String.join(" ", found)));
            }
        }
    }

    /** Whether values are those that a text expects; numbers may be written in any way that means the same number. */
    private static boolean isStack(String expected, List<String> found, int wordBits) {
        if (expected.equals(String.join(" ", found))) {
            return true;
        }
        String[] words = expected.strip().split("\\s+");
        if (words.length != found.size()) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            Literal number = number(words[i], wordBits);
            if (!words[i].equals(found.get(i)) && (number == null || !number.equals(number(found.get(i), wordBits)))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Literal number(String text, int wordBits) {
        return Numbers.isPrefixed(text)
                ? Numbers.word(text, wordBits).value()
                : Numbers.read(text).value();
    }

    /** The values of the operand stack, the top last; null when the machine has none. */
    private static @Nullable List<String> stack(Debugger debugger) {
        Machine machine = debugger.machine();
        for (Area area : debugger.kind().areas()) {
            AreaView view = area.kind() == Area.Kind.STACK ? machine.view(area.id(), new Window(0, DEEPEST)) : null;
            if (view != null) {
                List<String> values = new ArrayList<>();
                view.cells().forEach(cell -> values.add(cell.value().text()));
                if (view.size() > DEEPEST) {
                    values.add("... (" + Counts.of(view.size(), "value") + ")");
                }
                return values;
            }
        }
        return null;
    }

    /** A run has one trap at most. */
    private void compareTrap(Debugger debugger) {
        Trap trap = debugger.machine().status() instanceof Status.Trapped trapped ? trapped.trap() : null;
        int line = trap == null ? 0 : debugger.sourceMap().lineAt(trap.address());
        for (Expectations.Line each : expectations.traps()) {
            String expected = "expected the trap '" + each.text() + "'";
            if (trap == null) {
                fail(each.line(), expected + ", but there was none");
            } else if (each.line() != line) {
                fail(each.line(), expected + ", but the trap was on line " + line);
            } else if (!each.text().equals(trap.message())) {
                fail(line, expected + " and got '" + trap.message() + "'");
            }
        }
        if (trap != null && expectations.traps().stream().noneMatch(each -> each.line() == line)) {
            fail(line, "unexpected trap: " + trap.message());
        }
    }

    private void compareTime(Debugger debugger) {
        boolean ended = debugger.machine().status().ended();
        long time = debugger.time();
        for (Expectations.Count each : expectations.running()) {
            if (ended && each.number() >= time) {
                fail(
                        each.line(),
                        "expected to be running at time %d, but it ended at %d".formatted(each.number(), time));
            }
        }
        if (!ended && expectations.running().isEmpty()) {
            fail(0, "did not end: it is still running at time " + time);
        }
        for (Expectations.Count each : expectations.steps()) {
            if (!ended) {
                fail(
                        each.line(),
                        "expected %s, but it still runs at time %d".formatted(Counts.of(each.number(), "step"), time));
            } else if (each.number() != time) {
                fail(each.line(), "expected %s and got %d".formatted(Counts.of(each.number(), "step"), time));
            }
        }
    }

    /** All the lines of the output, in order, up to {@link #AND_SO_ON}; it does not matter which instruction printed them. */
    private void compareOutput(String output, Debugger debugger) {
        List<String> found = new ArrayList<>(Arrays.asList(output.split("\n", -1)));
        if (found.get(found.size() - 1).isEmpty()) {
            found.remove(found.size() - 1);
        }
        List<Expectations.Line> expected = expectations.output();
        for (int i = 0; i < expected.size(); i++) {
            Expectations.Line each = expected.get(i);
            if (each.text().equals(AND_SO_ON)) {
                expected.subList(i + 1, expected.size())
                        .forEach(behind -> fail(
                                behind.line(), "no output is compared behind 'expect: ...': put it after this line"));
                return;
            }
            String got = i < found.size() ? found.get(i).strip() : null;
            if (!each.text().equals(got)) {
                String there = got != null ? "'" + got + "'" : "no more";
                String when = debugger.machine().status().ended() ? "" : " by time " + debugger.time();
                fail(each.line(), "expected the output '%s' and got %s%s".formatted(each.text(), there, when));
                return;
            }
        }
        if (found.size() > expected.size()) {
            fail(0, "unexpected output line %d: %s".formatted(expected.size() + 1, found.get(expected.size())));
        }
    }

    /** What is given to the program is there to be read. */
    private void compareInputs(Debugger debugger) {
        List<Expectations.Line> lines = expectations.input();
        lines.subList(debugger.inputs().read(), lines.size())
                .forEach(each -> fail(each.line(), "the input '" + each.text() + "' was never read"));
        Debugger.Script unused = debugger.unusedScript();
        List<Expectations.Count> randoms = expectations.randoms();
        randoms.subList(randoms.size() - unused.randoms().size(), randoms.size())
                .forEach(each -> fail(each.line(), "the random number " + each.number() + " was never drawn"));
        List<Expectations.Count> clocks = expectations.clocks();
        clocks.subList(clocks.size() - unused.clocks().size(), clocks.size())
                .forEach(each -> fail(each.line(), "the time of day " + each.number() + " was never asked for"));
    }
}
