package vitrine.session;

/** Takes the answer to an order. It is called in the session's turn, once, and must return soon. */
@FunctionalInterface
public interface Reply {
    void answer(Answer answer);
}
