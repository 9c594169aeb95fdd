package vitrine.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Standard input, output and error as UTF-8, whatever the locale says, and what is at their ends: a terminal, where control characters are shown
 * and not obeyed, or a file or pipe, which gets each character as it is. An output that cannot be written is remembered, see {@link #complaint}.
 */
final class Console {
    private final BufferedReader in;
    private final Sink sink;
    private final PrintStream raw;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean asking;

    /**
     * @param inTerminal whether a person types the input
     * @param outTerminal whether the output goes to a screen
     * @param errTerminal whether the errors go to a screen
     */
    Console(
            InputStream in,
            OutputStream out,
            OutputStream err,
            boolean inTerminal,
            boolean outTerminal,
            boolean errTerminal) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        sink = new Sink(out);
        raw = print(sink);
        this.out = outTerminal ? print(new TerminalStream(sink)) : raw;
        this.err = print(errTerminal ? new TerminalStream(err) : err);
        asking = inTerminal;
    }

    /** That of this process. */
    static Console standard() {
        return new Console(
                isClosed() ? InputStream.nullInputStream() : new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                isTerminal(0),
                isTerminal(1),
                isTerminal(2));
    }

    /** Whether this process was started without an input: then Java's own first file took its number, and would be read in its place. */
    private static boolean isClosed() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/0")).startsWith(System.getProperty("java.home"));
        } catch (IOException e) {
            return false;
        }
    }

    private static PrintStream print(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /**
     * Java only tells whether input and output are both a terminal. Linux also tells it of each stream; elsewhere a stream counts as a
     * terminal when both are.
     */
    private static boolean isTerminal(int stream) {
        Path link = Path.of("/proc/self/fd/" + stream);
        try {
            if (Files.isSymbolicLink(link)) {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            }
        } catch (IOException e) {
            // Then the way that is left tells.
        }
        java.io.Console both = System.console();
        return both != null && isTerminal(both);
    }

    /** Since Java 22 there is a console without a terminal too, and it can be asked. */
    private static boolean isTerminal(java.io.Console console) {
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    BufferedReader in() {
        return in;
    }

    PrintStream out() {
        return out;
    }

    /** The output, control characters as they are even at a terminal. */
    PrintStream rawOut() {
        return raw;
    }

    PrintStream err() {
        return err;
    }

    /** Whether a person sits there who must be told that a line is waited for. */
    boolean asking() {
        return asking;
    }

    /** Whether something written could not be delivered; then it is no use to go on. Flushes. */
    boolean failed() {
        out.flush();
        raw.flush();
        return sink.failure != null;
    }

    /** Why the output could not be written, as a sentence; "" when it could, or when its reader simply had enough and closed the pipe. */
    String complaint() {
        String reason = sink.failure == null ? "" : String.valueOf(sink.failure.getMessage());
        return reason.isEmpty() || reason.contains("Broken pipe")
                ? ""
                : "vitrine: The output cannot be written: " + reason + ".";
    }

    /** The same streams for the library that reads the command line. */
    PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true);
    }

    /** The output; the first failure is kept, since a print stream keeps quiet about it. */
    private static final class Sink extends OutputStream {
        private final OutputStream to;
        private @Nullable IOException failure;

        Sink(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                to.write(bytes, from, length);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }
    }
}
