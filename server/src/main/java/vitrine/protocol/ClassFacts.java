package vitrine.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.program.ClassDeclaration;
import vitrine.program.Function;
import vitrine.program.Methods;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/**
 * A class of a program.
 *
 * @param parent the name of the class that it extends; null when it extends none
 * @param fields its own ones
 * @param methods its own ones, in the order of the text
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ClassFacts(String name, @Nullable String parent, List<String> fields, List<Method> methods) {
    /**
     * @param message what an object must be sent so that the method runs
     * @param function the name of the function
     * @param line where it begins in the text, 0 when nobody knows
     */
    public record Method(String message, String function, int line) {}

    static List<ClassFacts> of(Program program, SourceMap sourceMap) {
        List<ClassFacts> all = new ArrayList<>();
        for (ClassDeclaration each : program.classes()) {
            String parent = each.parent() < 0
                    ? null
                    : program.classes().get(each.parent()).name();
            all.add(new ClassFacts(each.name(), parent, each.fields(), methods(each, program, sourceMap)));
        }
        return all;
    }

    private static List<Method> methods(ClassDeclaration declaration, Program program, SourceMap sourceMap) {
        List<Method> methods = new ArrayList<>();
        for (Function function : program.functions()) {
            if (declaration.name().equals(Methods.className(function.name()))) {
                methods.add(new Method(
                        Methods.message(function.name()), function.name(), sourceMap.lineAt(function.start())));
            }
        }
        return methods;
    }
}
