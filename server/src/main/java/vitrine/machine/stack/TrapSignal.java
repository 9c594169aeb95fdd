package vitrine.machine.stack;

import vitrine.machine.Trap;

/** Carries an error out of an instruction before it changed anything. It never leaves this package. */
final class TrapSignal extends RuntimeException {
    private static final long serialVersionUID = 1;

    final transient Trap.Kind kind;
    final String hint;

    TrapSignal(Trap.Kind kind, String message, String hint) {
        super(message, null, false, false);
        this.kind = kind;
        this.hint = hint;
    }

    Trap at(int address) {
        return new Trap(kind, String.valueOf(getMessage()), hint, address);
    }
}
