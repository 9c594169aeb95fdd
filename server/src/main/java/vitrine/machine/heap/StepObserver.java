package vitrine.machine.heap;

/** Is told what a step of a collection did: one thing or several, the main one first. */
public interface StepObserver {
    /**
     * @param cell the stable name of the cell concerned, "" for none
     * @param object the address of the object at hand, before it was moved; 0 for none
     * @param to its new address, 0 when it has none
     * @param count a number that the template of the step speaks of
     */
    void did(CollectorStep step, String cell, int object, int to, long count);
}
