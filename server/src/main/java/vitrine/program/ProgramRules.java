package vitrine.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a program is, whatever machine it is for: the one statement of it. No {@link Program} exists that breaks a rule, so whoever makes one, the
 * assembler or the reader of images, and whoever uses one, the writer of images, the disassembler, the verifier, a machine, means the same. What must hold
 * besides for a certain machine, {@link MachineRules} says. Whatever breaks a rule is refused with an {@link IllegalArgumentException} whose message is a sentence.
 */
public final class ProgramRules {
    /** How many constants, globals, functions, classes, names, fields of one class, or locals of one function there can be: as many as 2 bytes can number. */
    public static final int MOST = 65_536;

    private static final int MOST_SHOWN = 40;

    private ProgramRules() {}

    static void check(Program program) {
        machine(program.machine());
        heap(program.heap());
        memory(program.memoryBytes());
        constants(program.constants());
        globals(program.globals());
        data(program.data());
        classes(program.classes());
        names(program.names());
        functions(program.functions(), program.entry(), program.codeLength());
        for (int i = 0; i < program.functions().size(); i++) {
            for (Handler handler : program.functions().get(i).handlers()) {
                handler(handler, i, program);
            }
        }
    }

    // ---- the parts, each as a section of an image has it

    static void machine(String machine) {
        name("the machine", machine);
        if (!machine.equals(machine.toLowerCase(Locale.ROOT))) {
            throw broken("The machine's name '" + shown(machine) + "' is not in lower case.");
        }
    }

    static void heap(HeapSettings heap) {
        if (!heap.collector().isEmpty()) {
            name("the collector", heap.collector().replace('-', '_'));
        } else if (heap.always()) {
            throw broken("A collector that collects always needs a name.");
        }
    }

    static void memory(int bytes) {
        if (bytes < 0) {
            throw broken("There is no memory of " + Counts.of(bytes, "byte") + ".");
        }
    }

    static void constants(List<Constant> constants) {
        fewEnough("constants", constants);
        Set<String> taken = new HashSet<>();
        for (Constant each : constants) {
            if (!each.name().isEmpty()) {
                nameOfValue("a constant", each.name());
                isNew("constants are", each.name(), taken);
            }
            literal(each.value());
        }
    }

    static void globals(List<Global> globals) {
        fewEnough("globals", globals);
        Set<String> taken = new HashSet<>();
        for (Global each : globals) {
            nameOfValue("a global", each.name());
            isNew("globals are", each.name(), taken);
            literal(each.initial());
        }
    }

    private static void literal(Literal literal) {
        if (literal instanceof Literal.Text text) {
            text("A string", text.value());
        }
    }

    static void data(DataSegment data) {
        Set<String> taken = new HashSet<>();
        for (DataItem each : data.items()) {
            if (!each.name().isEmpty()) {
                nameOfValue("what is in the data segment", each.name());
                isNew("things in the data segment are", each.name(), taken);
            }
        }
    }

    static void names(List<String> names) {
        fewEnough("names of fields and messages", names);
        names("a field or a message", "names of fields and messages are", names, new HashSet<>());
    }

    static void classes(List<ClassDeclaration> classes) {
        fewEnough("classes", classes);
        Set<String> taken = new HashSet<>();
        List<Set<String>> fields = new ArrayList<>();
        for (ClassDeclaration each : classes) {
            name("a class", each.name());
            isNew("classes are", each.name(), taken);
            if (each.name().equals(ClassDeclaration.TRAP)) {
                throw broken("A class cannot be called '" + ClassDeclaration.TRAP + "'.");
            }
            if (each.parent() < -1 || each.parent() >= classes.size()) {
                throw broken("Class " + each.name() + " extends class " + each.parent() + ", and there are "
                        + classes.size() + ".");
            }
            fewEnough("fields in class " + each.name(), each.fields());
            Set<String> own = new HashSet<>();
            names("a field", "fields of class " + each.name() + " are", each.fields(), own);
            fields.add(own);
        }
        for (ClassDeclaration each : classes) {
            inherited(each, classes, fields);
        }
    }

    private static void inherited(ClassDeclaration declared, List<ClassDeclaration> classes, List<Set<String>> fields) {
        int above = 0;
        for (int at = declared.parent(); at >= 0; at = classes.get(at).parent()) {
            if (++above > ClassDeclaration.MOST_ABOVE) {
                throw broken("There are more than " + ClassDeclaration.MOST_ABOVE + " classes above class "
                        + declared.name() + ", or it extends itself.");
            }
            for (String field : declared.fields()) {
                if (fields.get(at).contains(field)) {
                    throw broken("Class " + declared.name() + " has the field '" + field + "' from class "
                            + classes.get(at).name() + " already.");
                }
            }
        }
    }

    static void functions(List<Function> functions, int entry, int codeLength) {
        fewEnough("functions", functions);
        if (functions.isEmpty() || entry < 0 || entry >= functions.size()) {
            throw broken("A program needs a function to start with.");
        }
        Set<String> taken = new HashSet<>();
        int last = 0;
        for (Function each : functions) {
            name("a function", each.name());
            isNew("functions are", each.name(), taken);
            if (each.start() < last || each.start() > codeLength) {
                throw broken("Function " + each.name() + " does not stand in the order of the code.");
            }
            last = each.start();
            if (each.slots() > MOST) {
                throw broken("There are more than " + MOST + " locals in function " + each.name() + ".");
            }
            Set<String> slots = new HashSet<>();
            String locals = "locals of function " + each.name() + " are";
            names("a parameter", locals, each.parameters(), slots);
            names("a local", locals, each.locals(), slots);
            fewEnough("captured values in function " + each.name(), each.captures());
            names(
                    "a captured value",
                    "captured values of function " + each.name() + " are",
                    each.captures(),
                    new HashSet<>());
        }
        if (functions.get(0).start() != 0) {
            throw broken("The first function must begin at address 0.");
        }
    }

    private static void handler(Handler handler, int function, Program program) {
        int start = program.functions().get(function).start();
        int end = program.end(function);
        boolean inside = handler.from() >= start && handler.to() <= end;
        if (!inside || handler.address() < start || handler.address() >= end) {
            throw broken("A handler of function "
                    + program.functions().get(function).name() + " and its range do not lie in the function.");
        }
        if (handler.caught() >= program.classes().size()) {
            throw broken("A handler catches class " + handler.caught() + ", and there are "
                    + program.classes().size() + ".");
        }
    }

    // ---- what is known of its text

    static void sourceMap(SourceMap map, Program program) {
        int length = program.codeLength();
        for (int i = 0; i < map.size(); i++) {
            boolean ascends = map.address(i) > (i == 0 ? -1 : map.address(i - 1));
            if (!ascends || map.address(i) >= length || map.line(i) < 1) {
                throw broken("Address " + map.address(i) + " of line " + map.line(i)
                        + " is out of order, outside of the code, or of no line.");
            }
        }
        map.labels().forEach((address, label) -> {
            name("a label", label);
            if (address < 0 || address >= length) {
                throw broken("Label '" + label + "' is at address " + address + ", outside of the code.");
            }
        });
        for (SourceMap.Mark each : map.marks()) {
            if (each.name().isEmpty() || each.line() < 1 || each.address() < 0 || each.address() >= length) {
                throw broken("A mark has no name, no line or no address in the code.");
            }
        }
    }

    /** A text is made of characters and nothing else. */
    static void text(String what, String text) {
        if (!Characters.isWellFormed(text)) {
            throw broken(what + " holds half of a character.");
        }
    }

    // ---- names

    private static void name(String what, String name) {
        if (!Names.isName(name)) {
            throw broken("'" + shown(name) + "' is not a name for " + what + ".");
        }
    }

    /** Words that stand for values are no names of what has a value. */
    private static void nameOfValue(String what, String name) {
        name(what, name);
        if (Literal.named(name) != null) {
            throw broken("No value can be called '" + name + "', since that word is one already.");
        }
    }

    private static void names(String what, String all, List<String> names, Set<String> taken) {
        for (String each : names) {
            name(what, each);
            isNew(all, each, taken);
        }
    }

    private static void isNew(String all, String name, Set<String> taken) {
        if (!taken.add(name)) {
            throw broken("Two " + all + " called '" + name + "'.");
        }
    }

    private static void fewEnough(String what, Collection<?> things) {
        if (things.size() > MOST) {
            throw broken("There are more than " + MOST + " " + what + ".");
        }
    }

    private static String shown(String name) {
        return Characters.wellFormed(Characters.cut(name, MOST_SHOWN));
    }

    private static IllegalArgumentException broken(String rule) {
        return new IllegalArgumentException(rule);
    }
}
