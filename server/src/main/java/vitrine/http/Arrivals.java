package vitrine.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * How often one address may begin sessions: a supply for a class behind one router, filled up again over time. This machine itself is not
 * limited; behind a proxy on this machine, the number of sessions is what limits.
 */
final class Arrivals {
    private static final double SUPPLY = 120;
    private static final double A_SECOND = 2;

    private static final class Supply {
        double left = SUPPLY;
        long at;
    }

    private final Ticker ticker;
    private final Cache<String, Supply> supplies = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    Arrivals(Ticker ticker) {
        this.ticker = ticker;
    }

    void check(String address) {
        if (address.startsWith("127.")
                || address.equals("::1")
                || address.equals("[::1]")
                || address.equals("0:0:0:0:0:0:0:1")) {
            return;
        }
        Supply supply = supplies.get(address, ignored -> {
            Supply fresh = new Supply();
            fresh.at = ticker.read();
            return fresh;
        });
        synchronized (supply) {
            long now = ticker.read();
            supply.left = Math.min(SUPPLY, supply.left + (now - supply.at) * A_SECOND / 1e9);
            supply.at = now;
            if (supply.left >= 1) {
                supply.left--;
                return;
            }
        }
        throw new Problem(
                429,
                "too-many-sessions",
                "Too many new sessions.",
                "Your address began " + (int) SUPPLY + " sessions in a short time.",
                "Wait some seconds, or delete sessions that are not needed.");
    }
}
