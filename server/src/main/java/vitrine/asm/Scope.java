package vitrine.asm;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vitrine.asm.Unit.Body;
import vitrine.isa.OperandKind;

/**
 * What the program declares where an instruction stands, of whatever kind. It is asked before a name is taken for a word of the machine or of the
 * language, a register or null: what is declared hides that. To be used when everything is declared.
 */
final class Scope {
    private final Unit unit;
    private final Map<String, Declared> everywhere = new HashMap<>();
    private final Map<Body, Map<String, Declared>> inside = new HashMap<>();
    /** For each label the first function that has it; filled when the first label is missed. */
    private final Map<String, Body> labelHolders = new HashMap<>();

    /**
     * Something that is declared.
     *
     * @param what what it is, in words that fit behind "is"
     */
    record Declared(String name, String what) {}

    Scope(Unit unit) {
        this.unit = unit;
    }

    /** What has a name where the instructions of a function stand, in any case of its letters; null when nothing has. */
    @Nullable
    Declared declared(String name, Body body) {
        String lower = name.toLowerCase(Locale.ROOT);
        Declared here = inside.computeIfAbsent(body, Scope::ofBody).get(lower);
        if (here != null) {
            return here;
        }
        if (everywhere.isEmpty()) {
            unit.dataByName.keySet().forEach(each -> put(everywhere, each, "in the data segment"));
            unit.globalByName.keySet().forEach(each -> put(everywhere, each, OperandKind.GLOBAL.description()));
            unit.constantByName.keySet().forEach(each -> put(everywhere, each, OperandKind.CONSTANT.description()));
            unit.functionByName.keySet().forEach(each -> put(everywhere, each, OperandKind.FUNCTION.description()));
            unit.classByName.keySet().forEach(each -> put(everywhere, each, OperandKind.CLASS.description()));
        }
        return everywhere.get(lower);
    }

    /** A hint for a label that only another function has; "" when none has it. */
    String inOtherFunction(String label) {
        if (labelHolders.isEmpty()) {
            for (Body each : unit.bodies) {
                each.labels.keySet().forEach(name -> labelHolders.putIfAbsent(name, each));
            }
        }
        Body holder = labelHolders.get(label);
        return holder == null
                ? ""
                : "Function '" + holder.name
                        + "' has a label of that name, but a label can be used only inside its own function.";
    }

    private static Map<String, Declared> ofBody(Body body) {
        Map<String, Declared> names = new HashMap<>();
        body.slots.forEach((name, slot) -> put(names, name, slot < body.parameters.size() ? "a parameter" : "a local"));
        body.captures.keySet().forEach(each -> put(names, each, OperandKind.CAPTURE.description()));
        body.labels.keySet().forEach(each -> put(names, each, OperandKind.ADDRESS.description()));
        return names;
    }

    private static void put(Map<String, Declared> names, String name, String what) {
        names.putIfAbsent(name.toLowerCase(Locale.ROOT), new Declared(name, what));
    }
}
