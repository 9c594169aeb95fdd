package vitrine.machine;

/** Carries an error out of an instruction before it changed anything. It never leaves a machine. */
public final class TrapSignal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Trap.Kind kind;
    private final String hint;

    public TrapSignal(Trap.Kind kind, String message, String hint) {
        super(message, null, false, false);
        this.kind = kind;
        this.hint = hint;
    }

    public Trap.Kind kind() {
        return kind;
    }

    public Trap at(int address) {
        return new Trap(kind, String.valueOf(getMessage()), hint, address);
    }
}
