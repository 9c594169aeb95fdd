package vitrine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import vitrine.program.Program;

/** What a program writes: run at full speed, and step by step under observation. */
public final class OutputOf {
    private static final long LONGEST = 3_000_000;

    private OutputOf() {}

    public static List<String> running(Machine machine) {
        Stop stop = Stop.TIME;
        while (stop == Stop.TIME && machine.time() < LONGEST) {
            stop = machine.run(Until.time(LONGEST));
        }
        return lines(machine);
    }

    public static List<String> observed(Machine machine) {
        while (machine.status() instanceof Status.Ready && machine.time() < LONGEST) {
            machine.step(effect -> {});
        }
        return lines(machine);
    }

    /** Until a time has come, or there is no going on: a run ends sooner where much work is done, and is told to go on. */
    public static void runTo(Machine machine, long time) {
        Stop stop = Stop.TIME;
        while (stop == Stop.TIME && machine.time() < time) {
            stop = machine.run(Until.time(time));
        }
    }

    /** The lines, and the message of a trap behind them. */
    private static List<String> lines(Machine machine) {
        assertThat(machine.time()).isLessThan(LONGEST);
        Program program = machine.program();
        MachineKind kind = Machines.named(program.machine());
        assertThat(kind).isNotNull();
        String output = "";
        for (Area area : kind.areas()) {
            AreaView view =
                    area.kind() == Area.Kind.TEXT ? machine.view(area.id(), new Window(0, Integer.MAX_VALUE)) : null;
            output += view == null ? "" : view.text();
        }
        if (machine.status() instanceof Status.Trapped trapped) {
            output += "trap: " + trapped.trap().message();
        }
        return output.lines().toList();
    }
}
