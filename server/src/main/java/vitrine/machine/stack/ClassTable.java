package vitrine.machine.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vitrine.machine.Work;
import vitrine.program.ClassDeclaration;
import vitrine.program.Function;
import vitrine.program.Methods;
import vitrine.program.Program;

/**
 * The classes of a program as a running machine needs them: where a field lies in an object, and which function a message means. Answers are kept in a
 * small table, which is no part of the state: what it says is always the same.
 */
final class ClassTable {
    static final int NONE = -1;
    private static final int KEPT = 256;

    private final List<ClassDeclaration> classes;
    private final List<String> names;
    /** For each class how many fields it inherits. */
    private final int[] inherited;
    /** For each function the class that it is a method of, or NONE. */
    private final int[] classOf;

    private final Map<Integer, Map<String, Integer>> methods = new HashMap<>();
    /** For each class the indexes of its own fields among them, made when they are asked for. */
    private final Map<Integer, Map<String, Integer>> fields = new HashMap<>();

    private final long[] fieldKeys = new long[KEPT];
    private final int[] fieldAnswers = new int[KEPT];
    private final long[] methodKeys = new long[KEPT];
    private final int[] methodAnswers = new int[KEPT];

    /** The classes that are looked into are counted here. */
    private final Work work;

    ClassTable(Program program, Work work) {
        this.work = work;
        classes = program.classes();
        names = program.names();
        inherited = new int[classes.size()];
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            byName.put(classes.get(i).name(), i);
            for (int at = parent(i); at >= 0; at = parent(at)) {
                inherited[i] += classes.get(at).fields().size();
            }
        }
        classOf = new int[program.functions().size()];
        for (int i = 0; i < classOf.length; i++) {
            Function function = program.functions().get(i);
            String className = Methods.className(function.name());
            classOf[i] = className == null ? NONE : byName.getOrDefault(className, NONE);
            if (classOf[i] >= 0) {
                methods.computeIfAbsent(classOf[i], each -> new HashMap<>()).put(Methods.message(function.name()), i);
            }
        }
        Arrays.fill(fieldKeys, -1);
        Arrays.fill(methodKeys, -1);
    }

    int size() {
        return classes.size();
    }

    String name(int type) {
        return classes.get(type).name();
    }

    /** The class that a class extends, or NONE. */
    int parent(int type) {
        return classes.get(type).parent();
    }

    /** The class that a function is a method of, or NONE. */
    int classOf(int function) {
        return classOf[function];
    }

    /** How many fields an object of a class has. */
    int fieldCount(int type) {
        return inherited[type] + classes.get(type).fields().size();
    }

    /** What the field at an index in objects of a class is called. */
    String fieldName(int type, int index) {
        int at = type;
        while (index < inherited[at]) {
            at = parent(at);
        }
        return classes.get(at).fields().get(index - inherited[at]);
    }

    /** The index of a field in objects of a class, by its number in the pool of names; NONE when it has none of that name. */
    int field(int type, int name) {
        long key = (long) type << 16 | name;
        int slot = (type * 31 + name) & KEPT - 1;
        if (fieldKeys[slot] != key) {
            fieldAnswers[slot] = field(type, names.get(name));
            fieldKeys[slot] = key;
        }
        return fieldAnswers[slot];
    }

    int field(int type, String name) {
        for (int at = type; at >= 0; at = parent(at)) {
            work.instructions(1);
            Integer index = fields.computeIfAbsent(at, this::numbered).get(name);
            if (index != null) {
                return inherited[at] + index;
            }
        }
        return NONE;
    }

    private Map<String, Integer> numbered(int type) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String each : classes.get(type).fields()) {
            numbers.put(each, numbers.size());
        }
        return numbers;
    }

    /** The function that a message means to objects of a class; NONE when they do not understand it, or the class is none. */
    int method(int type, int selector) {
        if (type < 0) {
            return NONE;
        }
        long key = (long) type << 16 | selector;
        int slot = (type * 31 + selector) & KEPT - 1;
        if (methodKeys[slot] != key) {
            int at = type;
            while (at >= 0 && ownMethod(at, selector) < 0) {
                work.instructions(1);
                at = parent(at);
            }
            methodAnswers[slot] = at < 0 ? NONE : ownMethod(at, selector);
            methodKeys[slot] = key;
        }
        return methodAnswers[slot];
    }

    /** The function that a class itself has for a message; NONE when it has none. */
    int ownMethod(int type, int selector) {
        Map<String, Integer> own = methods.get(type);
        return own == null ? NONE : own.getOrDefault(names.get(selector), NONE);
    }

    boolean isOrExtends(int type, int ancestor) {
        int at = type;
        int looked = 0;
        while (at >= 0 && at != ancestor) {
            at = parent(at);
            looked++;
        }
        work.singles(looked);
        return at == ancestor;
    }

    int nameCount() {
        return names.size();
    }

    /** An entry of the pool of names. */
    String pooled(int name) {
        return names.get(name);
    }

    /** The fields of objects of a class, those that it inherits first. */
    List<String> fields(int type) {
        List<String> fields = new ArrayList<>(classes.get(type).fields());
        for (int at = parent(type); at >= 0; at = parent(at)) {
            fields.addAll(0, classes.get(at).fields());
        }
        return fields;
    }

    /** The messages that objects of a class understand, those of the class itself first. */
    List<String> messages(int type) {
        List<String> messages = new ArrayList<>();
        for (int at = type; at >= 0; at = parent(at)) {
            for (String each : methods.getOrDefault(at, Map.of()).keySet().stream()
                    .sorted()
                    .toList()) {
                if (!messages.contains(each)) {
                    messages.add(each);
                }
            }
        }
        return messages;
    }
}
