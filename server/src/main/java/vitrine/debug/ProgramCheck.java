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
import vitrine.machine.Window;
import vitrine.program.Assembly;
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

    private final String source;
    private final Expectations expectations;
    private final List<Failure> failures = new ArrayList<>();

    private ProgramCheck(String source) {
        this.source = source;
        this.expectations = Expectations.of(source);
        failures.addAll(expectations.malformed());
    }

    /** Something that was not as expected: the source line (0 for the whole program) and what was expected and what was there. */
    public record Failure(int line, String message) {}

    /** What was not as expected; nothing when all was. */
    public static List<Failure> check(String source) {
        ProgramCheck check = new ProgramCheck(source);
        check.run();
        return check.failures;
    }

    private void fail(int line, String message) {
        failures.add(new Failure(line, message));
    }

    private void run() {
        Assembly assembly = Assembler.assemble(source, Machines.standard().name(), Machines.instructionSets());
        compare(
                "error",
                expectations.errors(),
                assembly.diagnostics().stream().filter(Diagnostic::isError).toList());
        Program program = assembly.program();
        MachineKind kind = program == null ? null : Machines.named(program.machine());
        if (program == null || kind == null) {
            return;
        }
        List<Diagnostic> warnings = new ArrayList<>(assembly.diagnostics().stream()
                .filter(d -> d.severity() == Diagnostic.Severity.WARNING)
                .toList());
        warnings.addAll(Verifier.verify(program, kind.instructions(), assembly.sourceMap())
                .warnings());
        compare("warning", expectations.warnings(), warnings);
        Debugger debugger = debugger(kind, assembly, program);
        execute(debugger);
        compareEnd(debugger);
        for (String difference : new TravelCheck(debugger, debugger(kind, assembly, program)).differences()) {
            fail(0, difference);
        }
    }

    private Debugger debugger(MachineKind kind, Assembly assembly, Program program) {
        InputState inputs = new InputState(expectations.input(), 0, true, 1, List.of());
        Debugger.Script script = new Debugger.Script(expectations.randoms(), expectations.clocks());
        return new Debugger(kind, program, assembly.sourceMap(), kind.limits(), inputs, script);
    }

    /** Every message expected on a line must be there, and there must be no other. */
    private void compare(String what, Map<Integer, List<String>> expected, List<Diagnostic> found) {
        Map<Integer, List<String>> missing = new TreeMap<>();
        expected.forEach((line, messages) -> missing.put(line, new ArrayList<>(messages)));
        for (Diagnostic diagnostic : found) {
            int line = diagnostic.range().line();
            List<String> here = missing.get(line);
            if (here == null || !here.remove(diagnostic.message())) {
                fail(line, "unexpected " + what + ": " + diagnostic.message());
            }
        }
        missing.forEach((line, messages) -> messages.forEach(
                message -> fail(line, "expected " + what + " '" + message + "', but there was none like it")));
    }

    /** Runs to the end, and looks at the stack where it is expected. */
    private void execute(Debugger debugger) {
        Map<Integer, Integer> lines = new TreeMap<>();
        List<BreakpointSpec> stops = new ArrayList<>();
        for (int line : expectations.stacks().keySet()) {
            int address = debugger.sourceMap().addressAt(line);
            if (address < 0 || debugger.sourceMap().lineAt(address) != line) {
                fail(line, "a stack is expected here, but no instruction stands on this line");
                continue;
            }
            lines.put(address, line);
            stops.add(new BreakpointSpec(0, address, "", 0, "", true, true));
        }
        debugger.setBreakpoints(stops);
        compareStack(debugger, lines);
        long limit = expectations.running() >= 0 ? expectations.running() : LONGEST;
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
        if (line != null) {
            List<String> found = stack(debugger);
            String expected = expectations.stacks().getOrDefault(line, "");
            if (!isStack(expected, found, debugger.kind().wordBits())) {
                fail(line, "expected the stack '%s' and got '%s'".formatted(expected, String.join(" ", found)));
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

    private static List<String> stack(Debugger debugger) {
        Machine machine = debugger.machine();
        for (Area area : debugger.kind().areas()) {
            AreaView view = area.kind() == Area.Kind.STACK ? machine.view(area.id(), new Window(0, 1_000)) : null;
            if (view != null) {
                return view.cells().stream().map(cell -> cell.value().text()).toList();
            }
        }
        return List.of();
    }

    private void compareEnd(Debugger debugger) {
        Status status = debugger.machine().status();
        if (status instanceof Status.Trapped trapped) {
            int line = debugger.sourceMap().lineAt(trapped.trap().address());
            String expected = expectations.traps().get(line);
            if (expected == null) {
                fail(line, "unexpected trap: " + trapped.trap().message());
            } else if (!expected.equals(trapped.trap().message())) {
                fail(
                        line,
                        "expected the trap '%s' and got '%s'"
                                .formatted(expected, trapped.trap().message()));
            }
        } else if (!expectations.traps().isEmpty()) {
            int line = expectations.traps().keySet().iterator().next();
            fail(
                    line,
                    "expected the trap '%s', but there was none"
                            .formatted(expectations.traps().get(line)));
        }
        if (expectations.running() >= 0 && status.ended()) {
            fail(
                    0,
                    "expected to be running at time %d, but it ended at %d"
                            .formatted(expectations.running(), debugger.time()));
        } else if (expectations.running() < 0 && !status.ended()) {
            fail(0, "did not end: it is still running at time " + debugger.time());
        }
        if (expectations.steps() >= 0 && expectations.steps() != debugger.time()) {
            fail(0, "expected %d steps and got %d".formatted(expectations.steps(), debugger.time()));
        }
        if (expectations.running() < 0) {
            compareOutput(ProgramOutput.from(debugger, 0));
        }
    }

    private void compareOutput(String output) {
        List<String> found = new ArrayList<>(Arrays.asList(output.split("\n", -1)));
        if (found.get(found.size() - 1).isEmpty()) {
            found.remove(found.size() - 1);
        }
        List<Expectations.Line> expected = expectations.output();
        for (int i = 0; i < Math.max(found.size(), expected.size()); i++) {
            @Nullable String got = i < found.size() ? found.get(i).strip() : null;
            int line = i < expected.size() ? expected.get(i).line() : 0;
            if (i < expected.size() && expected.get(i).text().equals(AND_SO_ON)) {
                return;
            }
            if (i >= expected.size()) {
                fail(line, "unexpected output line %d: %s".formatted(i + 1, got));
                return;
            } else if (!expected.get(i).text().equals(got)) {
                fail(
                        line,
                        "expected the output '%s' and got %s"
                                .formatted(expected.get(i).text(), got == null ? "no more" : "'" + got + "'"));
                return;
            }
        }
    }
}
