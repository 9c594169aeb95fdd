package vitrine.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;
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
    /** The exit code for a command line that makes no sense. */
    static final int USAGE = 64;

    /** The exit code for a failure of ours. */
    private static final int INTERNAL = 70;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command line and returns its exit code. */
    static int run(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        setExitCodes(line);
        line.registerConverter(int.class, text -> (int) number(text, Integer.MAX_VALUE));
        line.registerConverter(long.class, text -> number(text, Long.MAX_VALUE));
        return line.execute(withCommand(arguments));
    }

    private static void setExitCodes(CommandLine line) {
        line.getCommandSpec().exitCodeOnInvalidInput(USAGE).exitCodeOnExecutionException(INTERNAL);
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
