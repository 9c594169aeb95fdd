package vitrine.program;

/** An image that is refused; the message says where in it and what was wrong. */
public final class ImageException extends Exception {
    private static final long serialVersionUID = 1L;

    public ImageException(String message) {
        super(message);
    }
}
