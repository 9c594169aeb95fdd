package vitrine.machine;

/** Is told what an instruction did, effect by effect in the order of happening, after the state has changed. */
public interface Observer {
    void effect(Effect effect);

    /** Watches nothing. */
    Observer NONE = effect -> {};
}
