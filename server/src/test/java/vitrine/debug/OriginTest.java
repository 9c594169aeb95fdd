package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vitrine.machine.Effect;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.RandomSources;
import vitrine.machine.Value;
import vitrine.program.Assembly;

/** Where a value came from: the step that wrote it, and the values it made it of, back to constants, inputs and first values. */
class OriginTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);

    private static CellOrigin origin(Debugger debugger, String cell, long time) {
        Inquiry inquiry = debugger.ask(new Question.Origin(cell, time));
        while (!inquiry.advance(300)) {
            // the next slice
        }
        return (CellOrigin) inquiry.finding();
    }

    private static List<String> sources(CellOrigin origin) {
        return origin.from().stream()
                .map(each -> each.name() + " = " + each.value().text() + " in " + each.cell() + " at " + each.time())
                .toList();
    }

    @Test
    void everyKindOfStepNamesWhatItUsed() {
        Debugger debugger = Moments.debugger("""
                .global g 4
                .func main
                .local x
                    const 3
                    const 5
                    swap
                    sub
                    call f
                    lstore x
                    const 2
                    newarr
                    dup
                    const 1
                    lload x
                    astore
                    const 1
                    aload
                    gload g
                    over
                    mul
                    halt
                .func f n
                .local other
                    lload n
                    lstore other
                    lload n
                    ret
                """);
        // times: 0 const, 1 const, 2 swap, 3 sub, 4 call, 5 lload, 6 lstore, 7 lload, 8 ret, 9 lstore, 10 const, 11
        // newarr, 12 dup, 13 const,
        // 14 lload, 15 astore, 16 const, 17 aload, 18 gload, 19 over, 20 mul, 21 halt
        Moments.finish(debugger.begin(new Motion.GoTo(21)), 100);
        CellOrigin product = origin(debugger, "top", -1);
        assertThat(product.step().time()).isEqualTo(20);
        assertThat(product.value().text()).isEqualTo("8");
        assertThat(product.sentence()).contains("8", "time 20", "line 20").endsWith("pushed their product 8.");
        assertThat(sources(product)).containsExactly("a = 4 in stack 1 at 20", "b = 2 in stack 2 at 20");
        CellOrigin copy = origin(debugger, "stack 2", 20);
        assertThat(sources(copy)).containsExactly("stack 0 = 2 in stack 0 at 19");
        assertThat(sources(origin(debugger, "stack 0", 19))).containsExactly("heap 0x58 = 2 in object 1 cell 1 at 17");
        CellOrigin element = origin(debugger, "heap 0x58", 17);
        assertThat(element.step().mnemonic()).isEqualTo("astore");
        assertThat(sources(element)).containsExactly("value = 2 in stack 3 at 15");
        assertThat(sources(origin(debugger, "stack 3", 15))).containsExactly("x = 2 in frame 0 local 0 at 14");
        assertThat(sources(origin(debugger, "x", 14))).containsExactly("value = 2 in stack 0 at 9");
        CellOrigin result = origin(debugger, "stack 0", 9);
        assertThat(result.step().time())
                .as("a result was pushed inside of the function")
                .isEqualTo(7);
        assertThat(sources(result)).containsExactly("n = 2 in frame 1 local 0 at 7");
        CellOrigin argument = origin(debugger, "frame 1 local 0", 7);
        assertThat(argument.step().mnemonic()).isEqualTo("call");
        assertThat(argument.name()).isEqualTo("n");
        assertThat(sources(argument)).containsExactly("n = 2 in stack 0 at 4");
        assertThat(sources(origin(debugger, "frame 1 local 1", 6)))
                .as("a local begins as 0")
                .isEmpty();
        assertThat(sources(origin(debugger, "stack 0", 4)))
                .containsExactly("a = 5 in stack 0 at 3", "b = 3 in stack 1 at 3");
        assertThat(sources(origin(debugger, "stack 1", 3))).as("a swap moves").containsExactly("a = 3 in stack 0 at 2");
        assertThat(origin(debugger, "stack 0", 1).from()).as("a constant").isEmpty();
        CellOrigin first = origin(debugger, "g", -1);
        assertThat(first.step()).isNull();
        assertThat(first.complete()).isTrue();
        assertThat(first.sentence()).contains("first value, 4");
        Inquiry gone = debugger.ask(new Question.Origin("stack 2", 4));
        while (!gone.advance(10)) {
            // the next slice
        }
        assertThat(((Refusal) gone.finding()).reason()).contains("no stack 2 at time 4");
    }

    @Test
    void anEditIsAnOrigin() {
        Debugger debugger = Moments.debugger(".global g 4\ngload g\nprint\ngload g\nprint\nhalt\n");
        Moments.finish(debugger.begin(new Motion.GoTo(2)), 100);
        assertThat(debugger.write("g", "9", true)).isNull();
        Moments.finish(debugger.begin(new Motion.GoTo(3)), 100);
        CellOrigin edited = origin(debugger, "g", -1);
        assertThat(edited.step()).isNull();
        assertThat(edited.value().text()).isEqualTo("9");
        assertThat(edited.sentence()).contains("Somebody", "time 2");
        assertThat(origin(debugger, "g", 1).sentence()).contains("first value");
    }

    /** Every value of random programs, asked again and again, leads back to steps that really wrote what is said. */
    @Test
    void theTreeIsTrue() {
        for (long seed = SEED; seed < SEED + 25; seed++) {
            String source = RandomSources.inAnyLayout(seed);
            try {
                check(seed, Moments.assemble(source));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + source, e);
            }
        }
    }

    private record Asked(String cell, long time) {}

    private static void check(long seed, Assembly assembly) {
        Random random = new Random(seed);
        Limits limits = RandomSources.limits(seed);
        Debugger debugger = Moments.debugger(assembly, limits, Moments.inputs(seed), 1 << 20);
        Moments.finish(debugger.begin(new Motion.GoTo(random.nextInt(3_000))), 1_000);
        Machine machine = debugger.machine();
        Deque<Asked> asked = new ArrayDeque<>();
        for (String cell : List.of("stack 0", "stack 1", "g", "h", "i", "top", "frame 1 local 0", "heap 0x78")) {
            String stable = machine.resolve(cell);
            if (stable != null) {
                asked.add(new Asked(stable, debugger.time()));
            }
        }
        for (int i = 0; i < 40 && !asked.isEmpty(); i++) {
            Asked next = asked.remove();
            CellOrigin origin = origin(debugger, next.cell(), next.time());
            Machine plain = Moments.machine(assembly.program(), limits, Moments.inputs(seed));
            Value there = null;
            long last = -1;
            List<Effect> effects = new ArrayList<>();
            while (plain.time() < next.time()) {
                Value before = plain.read(next.cell());
                List<Effect> did = new ArrayList<>();
                plain.step(did::add);
                there = plain.read(next.cell());
                boolean names = did.stream()
                        .anyMatch(effect -> effect instanceof Effect.Push push
                                        && plain.sameCell(push.cell(), next.cell())
                                || effect instanceof Effect.Write write && plain.sameCell(write.cell(), next.cell()));
                if (names || there != null && !there.equals(before)) {
                    last = plain.time() - 1;
                    effects = did;
                }
            }
            String what = next + " " + origin;
            assertThat(origin.step() == null ? -1 : origin.step().time())
                    .as(what)
                    .isEqualTo(last);
            assertThat(origin.step() == null ? List.of() : origin.step().effects())
                    .as(what)
                    .isEqualTo(effects);
            if (next.time() > 0) {
                assertThat(origin.value()).as(what).isEqualTo(plain.view(there));
            }
            for (CellOrigin.Source source : origin.from()) {
                assertThat(source.time()).as(what).isEqualTo(last);
                asked.add(new Asked(source.cell(), source.time()));
            }
        }
    }
}
