package vitrine.debug;

/**
 * Why something was not done.
 *
 * @param reason what was needed and what was there
 * @param hint what to do next, or ""
 * @param dropsFuture whether it can be done when the future that is known may be forgotten
 */
public record Refusal(String reason, String hint, boolean dropsFuture) {
    static Refusal of(String reason, String hint) {
        return new Refusal(reason, hint, false);
    }
}
