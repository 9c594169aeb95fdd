package vitrine.fuzz;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vitrine.asm.Disassembler;
import vitrine.asm.Listing;
import vitrine.machine.Area;
import vitrine.machine.Checkpoint;
import vitrine.machine.Input;
import vitrine.machine.InputRequest;
import vitrine.machine.Inputs;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.Observer;
import vitrine.machine.Status;
import vitrine.machine.Until;
import vitrine.machine.Window;
import vitrine.program.Assembly;
import vitrine.program.Image;
import vitrine.program.ImageException;
import vitrine.program.Program;
import vitrine.program.SourceMap;
import vitrine.verify.Verification;
import vitrine.verify.Verifier;

/** What holds for every program that is accepted, as text or as image. */
final class Accepted {
    private static final int STEPS = 24;

    private Accepted() {}

    /** All of it. */
    static void check(Program program, SourceMap sourceMap, long seed) throws ImageException {
        comesBackAsImage(program, sourceMap);
        comesBackAsText(program, sourceMap);
        comesBackAsText(program, SourceMap.EMPTY);
        runs(program, sourceMap, seed);
    }

    static MachineKind kind(Program program) {
        MachineKind kind = Machines.named(program.machine());
        if (kind == null) {
            throw new AssertionError("accepted for a machine that is not there: " + program.machine());
        }
        return kind;
    }

    static void comesBackAsImage(Program program, SourceMap sourceMap) throws ImageException {
        Image image = new Image(program, sourceMap, "");
        Image again = Image.read(image.toBytes());
        if (!again.equals(image)) {
            throw new AssertionError("another program comes back from the image of an accepted one");
        }
    }

    /** What is disassembled assembles to the same program. Lines, and labels that nothing goes to, may differ. */
    static void comesBackAsText(Program program, SourceMap sourceMap) {
        String text = Disassembler.disassemble(program, kind(program).instructions(), sourceMap);
        Assembly again = Corpus.assembled(text);
        if (again.program() == null) {
            throw new AssertionError(
                    "the disassembly does not assemble: " + again.diagnostics().get(0) + "\n" + text);
        }
        if (!program.equals(again.program())) {
            throw new AssertionError("the disassembly is another program:\n" + text + "\nbecomes\n"
                    + Disassembler.disassemble(again.program(), kind(program).instructions()));
        }
    }

    /** It is verified, listed, loaded, stepped, shown, saved and restored, and nothing is thrown. */
    static void runs(Program program, SourceMap sourceMap, long seed) {
        MachineKind kind = kind(program);
        Verification verification = Verifier.verify(program, kind.instructions(), sourceMap);
        Listing listing = new Listing(program, kind.instructions(), sourceMap, verification::height);
        listing.rows(0, 40);
        Random random = new Random(seed);
        Machine machine = kind.load(program, limits(random), new Given(seed));
        machine.digest();
        Checkpoint saved = machine.checkpoint();
        long savedDigest = machine.digest();
        int back = random.nextInt(STEPS);
        long time = -1;
        for (int i = 0; i < STEPS && machine.time() > time; i++) {
            time = machine.time();
            if (i == back) {
                saved = machine.checkpoint();
                savedDigest = machine.digest();
            }
            machine.step(Observer.NONE);
        }
        views(machine, kind);
        long present = machine.time();
        long digest = machine.digest();
        machine.restore(saved);
        same(savedDigest, machine.digest(), "what was saved and restored");
        time = -1;
        while (machine.time() < present && machine.time() > time) {
            time = machine.time();
            machine.run(Until.time(present));
        }
        same(digest, machine.digest(), "what ran and what was stepped");
        if (machine.status() instanceof Status.Trapped trapped
                && (trapped.trap().message().isBlank()
                        || trapped.trap().message().contains("Exception"))) {
            throw new AssertionError("a trap that says nothing: " + trapped);
        }
    }

    private static void same(long one, long other, String what) {
        if (one != other) {
            throw new AssertionError(what + " differ");
        }
    }

    static void views(Machine machine, MachineKind kind) {
        for (Area area : kind.areas()) {
            machine.view(area.id(), new Window(0, 20));
            machine.view(area.id(), new Window(-20, 20));
        }
        machine.pointers();
        machine.trace(5);
    }

    static Limits limits(Random random) {
        return random.nextInt(4) == 0
                ? new Limits(1 << random.nextInt(12), random.nextInt(20), 1 + random.nextInt(5), random.nextInt(100))
                : new Limits(1 << 12, 500, 100, 2_000);
    }

    /** Lines, numbers and an end that follow from a seed and the time. */
    record Given(long seed) implements Inputs {
        private static final List<String> LINES =
                List.of("", "7", "-1", "word", "2.5e3", "\ud83d\ude00é", "0x7fffffff");

        @Override
        public @Nullable Input read(long time, InputRequest request) {
            long drawn = (time + seed) * 0x9E3779B97F4A7C15L >>> 1;
            if (request instanceof InputRequest.Random random) {
                return new Input.Number(drawn % random.bound());
            } else if (request instanceof InputRequest.Clock) {
                return new Input.Number(1_000_000 + time);
            }
            return drawn % 9 < LINES.size() ? new Input.Line(LINES.get((int) (drawn % 9))) : new Input.End();
        }
    }
}
