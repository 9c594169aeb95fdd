package vitrine.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import vitrine.program.Numbers;

/** The entry point of the command line. Each subcommand is a class of its own; {@code serve} is meant when none is named. */
@Command(
        name = "vitrine",
        description = "A virtual machine under glass: paste assembly, step both ways, see everything.",
        footer = {"", "Without a command the server is started; the options of serve can be given at once."},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            Serve.class,
            RunProgram.class,
            AssembleFile.class,
            DisassembleFile.class,
            CheckPrograms.class,
            TraceProgram.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Console.standard(), arguments));
    }

    /** Runs a command line and returns its exit code, see {@link ExitCode}. */
    static int run(Console console, String... arguments) {
        CommandLine line = new CommandLine(new Main(), factory(console));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(console.writer(console.out())).setErr(console.writer(console.err()));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            console.err().println("vitrine: Something went wrong inside: " + failure);
            return ExitCode.INTERNAL;
        });
        line.setParameterExceptionHandler((failure, command) -> {
            CommandLine at = failure.getCommandLine();
            console.err().println(failure.getMessage());
            UnmatchedArgumentException.printSuggestions(failure, at.getErr());
            console.err().print(at.getUsageMessage().lines().findFirst().orElse("") + "\n");
            console.err().println("'" + at.getCommandSpec().qualifiedName() + " --help' says more.");
            return ExitCode.USAGE;
        });
        setExitCodes(line);
        line.registerConverter(int.class, text -> (int) number(text, Integer.MAX_VALUE));
        line.registerConverter(long.class, text -> number(text, Long.MAX_VALUE));
        int code = line.execute(withCommand(arguments));
        if (!console.failed()) {
            return code;
        }
        if (!console.complaint().isEmpty()) {
            console.err().println(console.complaint());
        }
        return ExitCode.OUTPUT;
    }

    /** The commands get the console; what the library needs besides it makes itself. */
    private static CommandLine.IFactory factory(Console console) {
        CommandLine.IFactory usual = CommandLine.defaultFactory();
        return new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> kind) throws Exception {
                if (Callable.class.isAssignableFrom(kind)) {
                    return kind.getDeclaredConstructor(Console.class).newInstance(console);
                }
                return usual.create(kind);
            }
        };
    }

    /** What a command says of a command line that makes no sense. */
    static ParameterException usage(@Nullable CommandSpec spec, String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private static void setExitCodes(CommandLine line) {
        line.getCommandSpec().exitCodeOnInvalidInput(ExitCode.USAGE).exitCodeOnExecutionException(ExitCode.INTERNAL);
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.texts());
        line.getSubcommands().values().forEach(Main::setExitCodes);
    }

    /** Options are counts, written as numbers are everywhere: {@code 1_000_000}, {@code 0x1000}. */
    private static long number(String text, long greatest) {
        Numbers.Reading reading = Numbers.count(text, greatest);
        if (reading.value() == null) {
            throw new TypeConversionException(reading.message() + " " + reading.hint());
        }
        return reading.wholeOr(0);
    }

    private static String[] withCommand(String[] arguments) {
        List<String> own = List.of("-h", "--help", "-V", "--version");
        if (arguments.length > 0 && (!arguments[0].startsWith("-") || own.contains(arguments[0]))) {
            return arguments;
        }
        List<String> all = new ArrayList<>(List.of("serve"));
        all.addAll(Arrays.asList(arguments));
        return all.toArray(String[]::new);
    }
}
