package vitrine.browser;

/**
 * How a page is looked at: the size of the page in CSS pixels, and what the person told the system about colours and
 * motion.
 */
public record Window(int width, int height, Scheme scheme, boolean reducedMotion) {
    /** The colour scheme that the page sees as {@code prefers-color-scheme}. */
    public enum Scheme {
        LIGHT,
        DARK
    }

    public static Window desktop() {
        return new Window(1440, 900, Scheme.LIGHT, false);
    }

    public static Window phone() {
        return new Window(390, 844, Scheme.LIGHT, false);
    }

    public Window dark() {
        return new Window(width, height, Scheme.DARK, reducedMotion);
    }

    public Window withReducedMotion() {
        return new Window(width, height, scheme, true);
    }

    public Window sized(int width, int height) {
        return new Window(width, height, scheme, reducedMotion);
    }
}
