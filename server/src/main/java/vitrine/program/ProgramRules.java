package vitrine.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold in a program between its parts. A program that breaks it is refused with an {@link IllegalArgumentException} that says where. */
final class ProgramRules {
    private ProgramRules() {}

    static void check(Program program) {
        for (int i = 0; i < program.functions().size(); i++) {
            for (Handler handler : program.functions().get(i).handlers()) {
                check(handler, i, program);
            }
        }
        classes(program.classes());
    }

    private static void check(Handler handler, int function, Program program) {
        int start = program.functions().get(function).start();
        int end = program.end(function);
        boolean inside = handler.from() >= start && handler.to() <= end;
        if (!inside || handler.address() < start || handler.address() >= end) {
            throw new IllegalArgumentException("A handler of function "
                    + program.functions().get(function).name() + " and its range do not lie in the function.");
        }
        if (handler.caught() >= program.classes().size()) {
            throw new IllegalArgumentException("A handler catches class " + handler.caught() + ", and there are "
                    + program.classes().size() + ".");
        }
    }

    private static void classes(List<ClassDeclaration> classes) {
        for (ClassDeclaration each : classes) {
            if (each.parent() < -1 || each.parent() >= classes.size()) {
                throw new IllegalArgumentException("Class " + each.name() + " extends class " + each.parent()
                        + ", and there are " + classes.size() + ".");
            }
        }
        List<Set<String>> fields = new ArrayList<>();
        classes.forEach(each -> fields.add(new HashSet<>(each.fields())));
        for (ClassDeclaration each : classes) {
            int above = 0;
            for (int at = each.parent(); at >= 0; at = classes.get(at).parent()) {
                if (++above > ClassDeclaration.MOST_ABOVE) {
                    throw new IllegalArgumentException("There are more than " + ClassDeclaration.MOST_ABOVE
                            + " classes above class " + each.name() + ", or it extends itself.");
                }
                Set<String> inherited = fields.get(at);
                for (String field : each.fields()) {
                    if (inherited.contains(field)) {
                        throw new IllegalArgumentException("Class " + each.name() + " has the field '" + field
                                + "' from class " + classes.get(at).name() + " already.");
                    }
                }
            }
        }
    }
}
