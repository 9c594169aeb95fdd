package vitrine.debug;

import vitrine.machine.Machine;
import vitrine.machine.ObjectGraph;
import vitrine.machine.graph.ObjectQuestions;

/** Finds the answer to a question about objects, at once and where the machine stands. */
final class ObjectQuestion {
    private ObjectQuestion() {}

    static Finder finder(Question question, Machine machine) {
        ObjectGraph graph = machine.objects();
        if (graph == null) {
            return Finder.refused("This machine has no objects that refer to each other.", "");
        }
        ObjectQuestions objects = new ObjectQuestions(graph);
        if (question instanceof Question.FindObjects find) {
            return Finder.found(objects.find(find.text()));
        }
        boolean why = question instanceof Question.WhyAlive;
        String name = question instanceof Question.WhyAlive alive
                ? alive.object()
                : ((Question.PointsHere) question).object();
        int object = objects.object(name, machine);
        if (object < 0) {
            return Finder.refused(
                    "There is no object '%s' now.".formatted(name),
                    "Give an object by the name that a state shows, or a cell that refers to one.");
        }
        return Finder.found(why ? objects.whyAlive(object) : objects.pointsHere(object));
    }
}
