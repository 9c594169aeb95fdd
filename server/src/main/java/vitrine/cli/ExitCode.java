package vitrine.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the commands tell a shell; 64, 70 and 74 are those of sysexits.h. */
final class ExitCode {
    static final int FINE = 0;

    /** The program was trapped or stopped, an expectation was not met, or the server could not start. */
    static final int FAILED = 1;

    /** A file or standard input cannot be read, or the program in it has errors. */
    static final int UNUSABLE = 2;

    /** The command line makes no sense. */
    static final int USAGE = 64;

    /** A failure of ours. */
    static final int INTERNAL = 70;

    /** The output cannot be written. */
    static final int OUTPUT = 74;

    private ExitCode() {}

    /** All of them in words, for the help of each command. */
    static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(" " + FINE, "all is well");
        texts.put(
                " " + FAILED,
                "the program was trapped or stopped, an expectation was not met, or the server could not start");
        texts.put(" " + UNUSABLE, "a file or standard input cannot be read, or a program has errors");
        texts.put(String.valueOf(USAGE), "the command line makes no sense");
        texts.put(String.valueOf(INTERNAL), "something went wrong inside");
        texts.put(String.valueOf(OUTPUT), "the output cannot be written");
        return texts;
    }
}
