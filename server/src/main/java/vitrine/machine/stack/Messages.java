package vitrine.machine.stack;

import vitrine.machine.Effect;
import vitrine.machine.Observer;
import vitrine.machine.Tags;
import vitrine.machine.Words;
import vitrine.machine.heap.Header;
import vitrine.machine.heap.ObjectHeap;
import vitrine.program.Function;
import vitrine.program.Program;

/** The operations on objects with fields and on messages. Nothing is changed when one traps. */
final class Messages {
    private final StackState state;
    private final Program program;
    private final ValueText text;
    private final ClassTable classes;
    private final Words stack;
    private final ObjectHeap heap;

    Messages(StackState state, Program program, ValueText text) {
        this.state = state;
        this.program = program;
        this.text = text;
        this.classes = state.classes;
        this.stack = state.stack;
        this.heap = state.heap;
    }

    /** Makes an object of a class, and puts it on the stack. */
    void create(int type, int to) {
        if (type >= classes.size()) {
            throw Traps.missing(StackOp.NEW, "class", type, classes.size());
        }
        int fields = classes.fieldCount(type);
        stack.bits[to] = heap.newObject(type, fields);
        stack.tags[to] = Tags.REFERENCE;
    }

    /** The index of the word that holds a field, by the number of its name, of the object at a. */
    int field(StackOp op, int a, int name) {
        int object = object(op, a);
        if (name >= classes.nameCount()) {
            throw Traps.missing(op, "name", name, classes.nameCount());
        }
        int type = heap.typeOf(object);
        int index = classes.field(type, name);
        if (index < 0) {
            throw ObjectTraps.noField(classes, type, classes.pooled(name));
        }
        return ObjectHeap.content(object) + index;
    }

    /** Replaces the value at a by whether it is an object of a class. */
    void instance(int a, int type) {
        if (type >= classes.size()) {
            throw Traps.missing(StackOp.INSTANCEOF, "class", type, classes.size());
        }
        boolean answer = isObject(a) && classes.isOrExtends(heap.typeOf((int) stack.bits[a]), type);
        stack.bits[a] = answer ? 1 : 0;
        stack.tags[a] = Tags.INT;
    }

    /** The method that an instruction calls which sends a message to the receiver at a with so many arguments above it. */
    int method(StackOp op, int a, int selector, int arguments) {
        int receiver = object(op, a);
        if (selector >= classes.nameCount()) {
            throw Traps.missing(op, "name", selector, classes.nameCount());
        }
        int type = heap.typeOf(receiver);
        int first = first(op, a);
        int method = classes.method(first, selector);
        if (method < 0) {
            String message = classes.pooled(selector);
            throw op == StackOp.SEND
                    ? ObjectTraps.notUnderstood(classes, type, message)
                    : ObjectTraps.nothingAbove(classes, classes.classOf(state.function()), message);
        }
        Function function = program.functions().get(method);
        if (function.parameters().size() != arguments + 1) {
            throw ObjectTraps.messageArguments(op, function, arguments);
        }
        return method;
    }

    /** The class in which the lookup begins, or none. */
    private int first(StackOp op, int a) {
        int type = heap.typeOf((int) stack.bits[a]);
        if (op == StackOp.SEND) {
            return type;
        }
        int own = classes.classOf(state.function());
        if (own < 0) {
            throw ObjectTraps.noMethod(program.functions().get(state.function()));
        }
        if (!classes.isOrExtends(type, own)) {
            throw Traps.wanted(op, "an object of class " + classes.name(own), described(a), "super is sent to self.");
        }
        return classes.parent(own);
    }

    /**
     * Looks into the next class for a message that is to be sent, as far as that was not done and the method was not found yet, and tells it.
     */
    boolean lookUp(StackOp op, int a, int selector, Observer observer) {
        if (a < state.stackBase() || !isObject(a) || selector >= classes.nameCount()) {
            return false;
        }
        int own = classes.classOf(state.function());
        boolean possible = op == StackOp.SEND || own >= 0;
        int at = op == StackOp.SEND ? heap.typeOf((int) stack.bits[a]) : possible ? classes.parent(own) : -1;
        for (int i = 0; i < state.lookedAt && at >= 0; i++) {
            at = classes.ownMethod(at, selector) >= 0 ? -1 : classes.parent(at);
        }
        if (at < 0) {
            return false;
        }
        int first = op == StackOp.SEND ? heap.typeOf((int) stack.bits[a]) : classes.parent(own);
        state.lookedAt++;
        boolean found = classes.ownMethod(at, selector) >= 0;
        int above = classes.parent(at);
        observer.effect(Effect.Part.of(
                MachinePart.LOOK_UP,
                Effect.Told.text("first", classes.name(first)),
                Effect.Told.text("class", classes.name(at)),
                Effect.Told.text("message", classes.pooled(selector)),
                Effect.Told.number("found", found ? 1 : 0),
                Effect.Told.text(
                        "next",
                        found
                                ? ""
                                : above >= 0
                                        ? ", so " + classes.name(above) + " is next"
                                        : ", and no class above it")));
        return true;
    }

    private boolean isObject(int a) {
        return stack.tags[a] == Tags.REFERENCE && heap.kindOf((int) stack.bits[a]) == Header.OBJECT;
    }

    private int object(StackOp op, int a) {
        if (!isObject(a)) {
            throw Traps.wanted(op, "an object", described(a), "new makes an object of a class.");
        }
        return (int) stack.bits[a];
    }

    private String described(int a) {
        return text.described(stack.tags[a], stack.bits[a]);
    }
}
