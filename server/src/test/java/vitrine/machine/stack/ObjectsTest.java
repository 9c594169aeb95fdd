package vitrine.machine.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vitrine.asm.Assembler;
import vitrine.isa.FrameLayout;
import vitrine.machine.Effect;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Machines;
import vitrine.machine.OutputOf;
import vitrine.machine.Status;
import vitrine.machine.TraceEntry;
import vitrine.machine.Trap;
import vitrine.machine.Value;
import vitrine.program.Program;

/** Objects, messages, closures and exceptions: what traps say, where a trap was come to, and what is told of a throw. */
class ObjectsTest {
    private static final String CLASSES = """
            .class Animal
            .field name
            .class Dog extends Animal
            .field age
            .func main
            """;
    private static final String METHODS = """
                halt
            .func Animal.speak self
                ret
            .func Dog.bark self loud
                ret
            .func Dog.speak self
                lload self
                super run 0
                ret
            .func adder x
            .capture n
                cload n
                ret
            """;

    private static Machine machine(String source, FrameLayout frames) {
        Program program =
                Assembler.assemble(source, "stack", Machines.instructionSets()).program();
        assertThat(program).as(source).isNotNull();
        return Machines.named("stack").load(program.with(frames), Limits.DEFAULT, (time, request) -> null);
    }

    private static Trap trap(String body) {
        Machine machine = machine(CLASSES + body + "\n" + METHODS, FrameLayout.APART);
        OutputOf.runTo(machine, 10_000);
        assertThat(machine.status()).isInstanceOf(Status.Trapped.class);
        return ((Status.Trapped) machine.status()).trap();
    }

    private static void says(String body, Trap.Kind kind, String message, String hint) {
        Trap trap = trap(body);
        assertThat(trap.message()).isEqualTo(message);
        assertThat(trap.hint()).isEqualTo(hint);
        assertThat(trap.kind()).isEqualTo(kind);
    }

    @Test
    void trapsSayWhatIsThereAndWhatWasMeant() {
        says("new Dog\ngetf nme", Trap.Kind.TYPE, "Dog has no field 'nme'.", "Did you mean 'name'?");
        says("new Dog\ngetf colour", Trap.Kind.TYPE, "Dog has no field 'colour'.", "Its fields are name, age.");
        says("new Dog\nsend brk 0", Trap.Kind.TYPE, "Dog does not understand 'brk'.", "Did you mean 'bark'?");
        says("new Animal\nsend bark 0", Trap.Kind.TYPE, "Animal does not understand 'bark'.", "It understands speak.");
        says(
                "new Dog\nsend bark 0",
                Trap.Kind.TYPE,
                "Dog.bark takes 1 argument, but send passes 0.",
                "The operand of send is the number of arguments, without the receiver.");
        says(
                "new Dog\nsend speak 0",
                Trap.Kind.TYPE,
                "No class above Dog understands 'run'.",
                "There is Animal above it, which understands speak.");
        says(
                "const 5\ngetf name",
                Trap.Kind.TYPE,
                "getf needs an object, but got the int 5.",
                "new makes an object of a class.");
        says(
                "null\nsend speak 0",
                Trap.Kind.NULL,
                "send needs an object, but got null.",
                "new makes an object of a class.");
        says(
                "null\nsuper speak 0",
                Trap.Kind.NULL,
                "super needs an object, but got null.",
                "new makes an object of a class.");
        says(
                "new Dog\nsuper speak 0",
                Trap.Kind.CODE,
                "super needs a method of a class, but main is none.",
                "A method is a function with the name of its class, a dot and a message, such as Dog.speak.");
        says(
                "const 1\ncall adder",
                Trap.Kind.TYPE,
                "cload needs a running closure, but adder was called without one.",
                "Make a closure with 'closure adder' and call that with calli.");
        says(
                "closure adder",
                Trap.Kind.STACK,
                "A closure of adder captures 1 value, but the stack holds nothing.",
                "Push them before the closure is made, in the order in which they are declared.");
        says("const 1\nunbox", Trap.Kind.TYPE, "unbox needs a box, but got the int 1.", "box puts a value into a box.");
        says(
                "new Dog\nthrow",
                Trap.Kind.EXCEPTION,
                "Uncaught exception: Dog(name: null, age: null).",
                "No function that is active has a handler for it: .catch declares one.");
    }

    private static final String DEEP = """
            .func main
                call first
                halt
            .func first
            .catch try tried caught trap
                const 1
            try:
                const 2
                call second
            tried:
                ret
            caught:
                pop
                ret
            .func second
                const 3
                ldc "thrown"
                throw
            """;

    /** The state is that before the throw: all functions are still active. */
    @ParameterizedTest
    @EnumSource
    void anUncaughtExceptionLeavesTheWholeTrace(FrameLayout frames) {
        Machine machine = machine(DEEP, frames);
        OutputOf.runTo(machine, 1_000);
        assertThat(machine.status()).isInstanceOf(Status.Trapped.class);
        assertThat(machine.trace(10)).extracting(TraceEntry::function).containsExactly(2, 1, 0);
        assertThat(machine.trace(2)).hasSize(2);
        assertThat(machine.trace(10).get(0).address()).isEqualTo(machine.address());
        // somewhere in the call
        assertThat(machine.trace(10).get(2).address()).isBetween(0, 2);
        assertThat(machine.depth()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aThrowTellsWhatIsGone(FrameLayout frames) {
        Machine machine = machine(DEEP.replace(" trap", ""), frames);
        OutputOf.runTo(machine, 6);
        assertThat(machine.depth()).isEqualTo(3);
        List<Effect> effects = new ArrayList<>();
        machine.step(effects::add);
        assertThat(machine.depth()).isEqualTo(2);
        assertThat(effects.get(0)).isInstanceOf(Effect.Thrown.class);
        Value thrown = ((Effect.Thrown) effects.get(0)).exception();
        assertThat(machine.text(thrown)).isEqualTo("thrown");
        assertThat(effects.stream().filter(Effect.Push.class::isInstance)).hasSize(1);
        assertThat(effects.get(effects.size() - 1)).isInstanceOf(Effect.Jump.class);
        assertThat(machine.read("stack "
                        + (machine.view("stack", new vitrine.machine.Window(0, 0))
                                        .size()
                                - 1)))
                .isEqualTo(thrown);
    }

    @Test
    void fieldsHaveNames() {
        Machine machine = machine(
                ".class Dog\n.field name age\n.func main\n.local pet\nnew Dog\nlstore pet\nlload pet\nconst 3\nputf age\nhalt",
                FrameLayout.APART);
        OutputOf.runTo(machine, 5);
        Value pet = machine.read(String.valueOf(machine.resolve("pet")));
        String cell = machine.field(pet, "age");
        assertThat(cell).isNotNull();
        assertThat(machine.read(cell)).isEqualTo(new Value.Int(3));
        assertThat(machine.label(cell)).isEqualTo("age of Dog");
        assertThat(machine.field(pet, "breed")).isNull();
        assertThat(machine.view(pet).text()).isEqualTo("Dog(name: null, age: 3)");
    }
}
