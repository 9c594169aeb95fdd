package vitrine.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.core.JacksonException;
import vitrine.debug.Debugger;
import vitrine.debug.InputState;
import vitrine.debug.Motion;
import vitrine.machine.MachineKind;
import vitrine.machine.Sources;
import vitrine.program.Assembly;
import vitrine.program.Program;
import vitrine.protocol.BadRequest;
import vitrine.protocol.Json;
import vitrine.protocol.Requests;

/**
 * What a link or a kept session brings back: a program with its input, seed, recorded clock, edits, breakpoints and time, good or damaged. Each is refused in
 * words, or the moment is there and the run goes on from it in both directions.
 */
final class RestoreFuzzer implements Fuzzer {
    @Override
    public String name() {
        return "restores";
    }

    private static Sources sources(long seed) {
        return Sources.values()[(int) Math.floorMod(seed, (long) Sources.values().length)];
    }

    @Override
    public String show(long seed) {
        return body(seed, new Random(seed * 0x9E3779B97F4A7C15L));
    }

    static String body(long seed, Random random) {
        Sources sources = sources(seed);
        Orders orders = new Orders(random, sources);
        Map<String, Object> fields = new LinkedHashMap<>(orders.record(Requests.Create.class));
        fields.put("source", random.nextInt(4) == 0 ? Grammar.text(random) : sources.text(seed));
        fields.put("seed", random.nextInt(9));
        fields.put("time", random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(200));
        long time = 0;
        List<List<Object>> edits = new ArrayList<>();
        List<List<Object>> recorded = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            time += random.nextInt(10) == 0 ? -5 : random.nextInt(40);
            List<Object> edit = new ArrayList<>(List.of(time, orders.cell(), orders.expression()));
            if (random.nextBoolean()) {
                edit.add(orders.cell());
            } else if (random.nextInt(20) == 0) {
                edit.remove(random.nextInt(3));
            }
            edits.add(edit);
            recorded.add(List.of(time, random.nextInt(8) == 0 ? random.nextLong() : 1_000 + time));
        }
        fields.put("edits", edits);
        fields.put("recorded", recorded);
        if (random.nextBoolean()) {
            fields.put("input", "7\nword\n");
        }
        return orders.damaged(Json.write(fields));
    }

    @Override
    public String check(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        String body = body(seed, random);
        Requests.Create create;
        InputState inputs;
        List<vitrine.debug.BreakpointSpec> breakpoints;
        try {
            create = Json.read(body, Requests.Create.class);
            inputs = vitrine.protocol.Orders.inputs(create);
            breakpoints = vitrine.protocol.Orders.breakpoints(create.breakpoints());
        } catch (BadRequest refused) {
            if (refused.detail().isBlank()
                    || refused.detail().contains("Exception")
                    || refused.detail().contains("vitrine.")) {
                throw new AssertionError("refused, but not in words: " + refused.detail());
            }
            return "refused";
        } catch (JacksonException notJson) {
            throw new AssertionError("an exception of the reader of JSON comes out", notJson);
        }
        String source = create.source();
        Assembly assembly = source == null ? null : Corpus.assembled(source);
        Program program = assembly == null ? null : assembly.program();
        if (program == null || assembly == null) {
            return "no program";
        }
        MachineKind kind = Accepted.kind(program);
        Debugger debugger = new Debugger(kind, program, assembly.sourceMap(), Accepted.limits(random), inputs, 200_000);
        debugger.setBreakpoints(breakpoints);
        Long time = create.time();
        EditFuzzer.move(debugger, new Motion.GoTo(time == null || time < 0 ? 0 : time));
        debugger.edited();
        debugger.breakpoints();
        debugger.lastStep();
        Accepted.views(debugger.machine(), kind);
        EditFuzzer.move(debugger, new Motion.Continue());
        EditFuzzer.move(debugger, new Motion.ReverseContinue());
        debugger.inputs();
        return "restored";
    }
}
