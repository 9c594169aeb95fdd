package vitrine.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something that runs the workloads, in a process of its own. What is not on this machine is left out. */
enum Contender {
    PYTHON("CPython", false, List.of("python3", "python"), "programs.py"),
    LUA("Lua", false, List.of("lua5.4", "lua"), "programs.lua"),
    NODE("node", true, List.of("node"), "programs.js"),
    JAVA("plain Java", true, List.of(), ""),
    BARE("the machine alone", "stack", VitrineRun.Mode.MACHINE),
    VITRINE("Vitrine", "stack", VitrineRun.Mode.DEBUGGER),
    SERVED("Vitrine's server", "stack", VitrineRun.Mode.SESSION),
    REGISTER_BARE("the register machine alone", "register", VitrineRun.Mode.MACHINE),
    REGISTER("Vitrine's register machine", "register", VitrineRun.Mode.DEBUGGER);

    /** Enough for the largest heap of a program, twice, with what the debugger keeps. */
    private static final String MEMORY = "-Xmx2g";

    /** How often something that compiles as it runs is run in one process: the first time cold, the others warm. */
    private static final int REPEATS = 8;

    private final String title;
    private final boolean warmsUp;
    private final List<String> names;
    private final String program;
    private final String machine;

    Contender(String title, boolean warmsUp, List<String> names, String program) {
        this.title = title;
        this.warmsUp = warmsUp;
        this.names = names;
        this.program = program;
        this.machine = "";
    }

    /** One of Vitrine's machines. */
    Contender(String title, String machine, VitrineRun.Mode mode) {
        this.title = title;
        this.warmsUp = true;
        this.names = List.of();
        this.program = mode.name();
        this.machine = machine;
    }

    String title() {
        return title;
    }

    boolean takesPart(Workload workload) {
        boolean there = machine.isEmpty() || workload.runsOn(machine);
        return there && (this != SERVED || workload.isCore() && workload.withinUsualLimits());
    }

    /** A JVM like this one, with a main class of this package. */
    static List<String> jvm(Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (Object each : arguments) {
            command.add(each.toString());
        }
        return command;
    }

    /** What it says of its version; empty when it is not here. */
    Optional<String> version() {
        if (names.isEmpty()) {
            return Optional.of("JVM " + System.getProperty("java.vm.version"));
        }
        return tool().map(tool ->
                output(List.of(tool, this == LUA ? "-v" : "--version")).get(0));
    }

    private Optional<String> tool() {
        return names.stream()
                .filter(name -> {
                    try {
                        output(List.of(name, "-v"));
                        return true;
                    } catch (IllegalStateException missing) {
                        return false;
                    }
                })
                .findFirst();
    }

    /** Runs a workload in a fresh process; in the order in which it was run. */
    List<Timing> run(Workload workload, int size) {
        int repeats = warmsUp ? REPEATS : 1;
        List<String> command;
        if (this == JAVA) {
            command = jvm(Plain.class, workload.title(), size, repeats);
        } else if (names.isEmpty()) {
            command = jvm(VitrineRun.class, workload.title(), size, repeats, program, machine);
        } else {
            command = List.of(
                    tool().orElseThrow(),
                    Path.of("bench", program).toString(),
                    workload.title(),
                    Integer.toString(size),
                    Integer.toString(repeats));
        }
        return output(command).stream().map(Timing::of).toList();
    }

    /** The lines that a command writes. */
    static List<String> output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .start();
            List<String> lines;
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                lines = reader.lines().toList();
            }
            if (process.waitFor() != 0 || lines.isEmpty()) {
                throw new IllegalStateException(command + " failed: " + lines);
            }
            return lines;
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
