package vitrine.protocol;

/** A request that means nothing: what was needed, what was there, and what to do next. */
public final class BadRequest extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    public BadRequest(String detail, String hint) {
        super(detail);
        this.hint = hint;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public String hint() {
        return hint;
    }
}
