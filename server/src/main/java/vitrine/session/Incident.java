package vitrine.session;

import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A failure inside of the server: the log has the whole of it, people are told only its number. */
public final class Incident {
    private static final Logger LOG = LoggerFactory.getLogger(Incident.class);

    private Incident() {}

    /** Logs a failure and returns the number under which the log has it. */
    public static String of(String what, Throwable failure) {
        String number = String.format("%08x", ThreadLocalRandom.current().nextInt());
        LOG.error("{} (incident {})", what, number, failure);
        return "incident " + number;
    }
}
