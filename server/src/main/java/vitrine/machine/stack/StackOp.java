package vitrine.machine.stack;

import static vitrine.isa.Flow.BRANCH;
import static vitrine.isa.Flow.END;
import static vitrine.isa.Flow.JUMP;
import static vitrine.isa.Flow.NEXT;
import static vitrine.isa.Flow.RETURN;
import static vitrine.isa.OperandKind.ADDRESS;
import static vitrine.isa.OperandKind.CAPTURE;
import static vitrine.isa.OperandKind.CLASS;
import static vitrine.isa.OperandKind.CONSTANT;
import static vitrine.isa.OperandKind.COUNT;
import static vitrine.isa.OperandKind.FIELD;
import static vitrine.isa.OperandKind.FUNCTION;
import static vitrine.isa.OperandKind.GLOBAL;
import static vitrine.isa.OperandKind.INT;
import static vitrine.isa.OperandKind.LOCAL;
import static vitrine.isa.OperandKind.OFFSET;
import static vitrine.isa.OperandKind.SELECTOR;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Flow;
import vitrine.isa.Instruction;
import vitrine.isa.Operand;
import vitrine.isa.OperandKind;
import vitrine.isa.StackEffect;

/**
 * The instruction table of the stack machine: one row an opcode, every fact but its meaning. The meaning stands in
 * {@link Interpreter}; a row without one does not compile.
 */
// spotless:off one row a few lines: a table is read in columns
enum StackOp implements Instruction {
    // ---- machine
    NOP(0x00, Groups.MACHINE, none(), "--", NEXT,
        "Do nothing.",
        "Did nothing."),
    HALT(0x01, Groups.MACHINE, none(), "--", END,
        "End the program.",
        "The program ended."),
    DUMP(0x02, Groups.MACHINE, none(), "--", NEXT,
        "Write the whole state of the machine to the output.",
        "Wrote the whole state of the machine to the output."),
    TRACE(0x03, Groups.MACHINE, none(), "--", NEXT,
        "Switch tracing on or off: while it is on, each executed instruction is written to the output with the stack.",
        "Switched tracing."),
    PRINT(0x04, Groups.MACHINE, none(), "value --", NEXT,
        "Write a value and a newline to the output.",
        "Popped {value} and wrote it to the output."),
    BREAK(0x05, Groups.MACHINE, none(), "--", NEXT,
        "Stop in the debugger; without one, do nothing.",
        "Asked the debugger to stop here."),

    // ---- constants
    CONST(0x10, Groups.CONSTANTS, of("n", INT), "-- n", NEXT,
        "Push the whole number n.",
        "Pushed {n}.", "PUSH", "ICONST"),
    LDC(0x11, Groups.CONSTANTS, of("constant", CONSTANT), "-- value", NEXT,
        "Push an entry of the constant pool.",
        "Pushed {value} from the constant pool."),
    NULL(0x12, Groups.CONSTANTS, none(), "-- nothing", NEXT,
        "Push null, the value that stands for nothing.",
        "Pushed null."),

    // ---- stack
    POP(0x20, Groups.STACK, none(), "value --", NEXT,
        "Remove the topmost value.",
        "Popped {value} and dropped it."),
    DUP(0x21, Groups.STACK, none(), "a -- a a", NEXT,
        "Push a copy of the topmost value.",
        "Pushed a copy of the top, {a}."),
    SWAP(0x22, Groups.STACK, none(), "a b -- b a", NEXT,
        "Exchange the two topmost values.",
        "Exchanged {a} and {b}."),
    OVER(0x23, Groups.STACK, none(), "a b -- a b a", NEXT,
        "Push a copy of the second value from the top.",
        "Pushed a copy of the second value, {a}."),
    ROT(0x24, Groups.STACK, none(), "a b c -- b c a", NEXT,
        "Move the third value from the top to the top.",
        "Moved {a} from the third place to the top, above {b} and {c}."),
    PICK(0x25, Groups.STACK, of("n", COUNT), "kept[n+1] -- kept[n+1] copy", NEXT,
        "Push a copy of the value n places below the top; 0 is the top itself.",
        "Pushed a copy of the value {n} {n:place|places} below the top, {copy}."),

    // ---- arithmetic
    ADD(0x30, Groups.ARITHMETIC, none(), "a b -- sum", NEXT,
        "Add the two topmost numbers.",
        "Popped {a} and {b}, pushed their sum {sum}.", "IADD"),
    SUB(0x31, Groups.ARITHMETIC, none(), "a b -- difference", NEXT,
        "Subtract the topmost number from the one below it.",
        "Popped {a} and {b}, pushed {a} - {b} = {difference}.", "ISUB"),
    MUL(0x32, Groups.ARITHMETIC, none(), "a b -- product", NEXT,
        "Multiply the two topmost numbers.",
        "Popped {a} and {b}, pushed their product {product}.", "IMUL"),
    DIV(0x33, Groups.ARITHMETIC, none(), "a b -- quotient", NEXT,
        "Divide the second number by the topmost one; whole numbers are cut toward zero.",
        "Popped {a} and {b}, pushed {a} / {b} = {quotient}."),
    MOD(0x34, Groups.ARITHMETIC, none(), "a b -- remainder", NEXT,
        "Push the remainder of dividing the second number by the topmost one; it has the sign of the second.",
        "Popped {a} and {b}, pushed the remainder of {a} / {b}, {remainder}."),
    POW(0x35, Groups.ARITHMETIC, none(), "base exponent -- power", NEXT,
        "Raise the second number to the power of the topmost one; a negative exponent gives a float.",
        "Popped {base} and {exponent}, pushed {base} to the power of {exponent} = {power}."),
    NEG(0x36, Groups.ARITHMETIC, none(), "a -- negated", NEXT,
        "Change the sign of the topmost number.",
        "Popped {a}, pushed {negated}."),
    ABS(0x37, Groups.ARITHMETIC, none(), "a -- absolute", NEXT,
        "Replace the topmost number by its absolute value.",
        "Popped {a}, pushed its absolute value {absolute}."),

    // ---- bits
    AND(0x40, Groups.BITS, none(), "a b -- both", NEXT,
        "Push the bits that are set in both whole numbers.",
        "Popped {a} and {b}, pushed the bits set in both, {both}."),
    OR(0x41, Groups.BITS, none(), "a b -- either", NEXT,
        "Push the bits that are set in either whole number.",
        "Popped {a} and {b}, pushed the bits set in either, {either}."),
    XOR(0x42, Groups.BITS, none(), "a b -- different", NEXT,
        "Push the bits that differ between two whole numbers.",
        "Popped {a} and {b}, pushed the bits that differ, {different}."),
    NOT(0x43, Groups.BITS, none(), "a -- inverted", NEXT,
        "Turn every bit of the topmost whole number around.",
        "Popped {a}, pushed it with every bit turned around, {inverted}."),
    SHIFTL(0x44, Groups.BITS, none(), "value amount -- shifted", NEXT,
        "Shift the bits of a whole number to the left; the amount counts modulo 64.",
        "Popped {value} and {amount}, pushed {value} shifted left, {shifted}.", "SHL"),
    SHIFTR(0x45, Groups.BITS, none(), "value amount -- shifted", NEXT,
        "Shift the bits of a whole number to the right and keep its sign; the amount counts modulo 64.",
        "Popped {value} and {amount}, pushed {value} shifted right, {shifted}.", "SHR"),
    USHIFTR(0x46, Groups.BITS, none(), "value amount -- shifted", NEXT,
        "Shift the bits of a whole number to the right and fill with zeros; the amount counts modulo 64.",
        "Popped {value} and {amount}, pushed {value} shifted right with zeros, {shifted}.", "USHR"),
    ROTL(0x47, Groups.BITS, none(), "value amount -- rotated", NEXT,
        "Rotate the bits of a whole number to the left; the amount counts modulo 64.",
        "Popped {value} and {amount}, pushed {value} rotated left, {rotated}.", "ROL"),
    ROTR(0x48, Groups.BITS, none(), "value amount -- rotated", NEXT,
        "Rotate the bits of a whole number to the right; the amount counts modulo 64.",
        "Popped {value} and {amount}, pushed {value} rotated right, {rotated}.", "ROR"),

    // ---- comparison
    EQ(0x50, Groups.COMPARISON, none(), "a b -- answer", NEXT,
        "Push 1 when two values are equal, else 0; strings are compared by their text, an int and a float exactly. NaN is equal to nothing.",
        "{a} is {answer?equal|not equal} to {b}: pushed {answer}.", "IEQ"),
    NE(0x51, Groups.COMPARISON, none(), "a b -- answer", NEXT,
        "Push 1 when two values are not equal, else 0; the opposite of eq.",
        "{a} is {answer?not equal|equal} to {b}: pushed {answer}.", "NEQ"),
    LT(0x52, Groups.COMPARISON, none(), "a b -- answer", NEXT,
        "Push 1 when the second value is less than the topmost one, else 0; an int and a float are compared exactly, and with NaN it is 0.",
        "{a} is {answer?less|not less} than {b}: pushed {answer}.", "ILT"),
    LTE(0x53, Groups.COMPARISON, none(), "a b -- answer", NEXT,
        "Push 1 when the second value is less than the topmost one or equal to it, else 0; with NaN it is 0.",
        "{a} is {answer?at most|not at most} {b}: pushed {answer}.", "LTEQ", "LE"),
    GT(0x54, Groups.COMPARISON, none(), "a b -- answer", NEXT,
        "Push 1 when the second value is greater than the topmost one, else 0; an int and a float are compared exactly, and with NaN it is 0.",
        "{a} is {answer?greater|not greater} than {b}: pushed {answer}."),
    GTE(0x55, Groups.COMPARISON, none(), "a b -- answer", NEXT,
        "Push 1 when the second value is greater than the topmost one or equal to it, else 0; with NaN it is 0.",
        "{a} is {answer?at least|not at least} {b}: pushed {answer}.", "GTEQ", "GE"),

    // ---- conversion
    I2F(0x58, Groups.CONVERSION, none(), "n -- x", NEXT,
        "Turn a whole number into a float.",
        "Popped the int {n}, pushed the float {x}."),
    F2I(0x59, Groups.CONVERSION, none(), "x -- n", NEXT,
        "Turn a float into a whole number: cut toward zero, the nearest one where it is too large, 0 where it is no number.",
        "Popped the float {x}, pushed the int {n}."),
    I2S(0x5a, Groups.CONVERSION, none(), "n -- text", NEXT,
        "Turn a whole number into a string.",
        "Popped the int {n}, pushed the string {text}."),
    F2S(0x5b, Groups.CONVERSION, none(), "x -- text", NEXT,
        "Turn a float into a string.",
        "Popped the float {x}, pushed the string {text}."),
    S2I(0x5c, Groups.CONVERSION, none(), "text -- n", NEXT,
        "Turn a string into a whole number, written as in a program: 42, -7, 0x2a, 0b101, 1_000. Blanks around it do not count; a string that is none is a trap.",
        "Popped the string {text}, pushed the int {n}."),
    S2F(0x5d, Groups.CONVERSION, none(), "text -- x", NEXT,
        "Turn a string into a float, written as any number in a program: 2.5, 1e-3, 42, 0x2a, Infinity, NaN. Blanks around it do not count; a string that is none is a trap.",
        "Popped the string {text}, pushed the float {x}."),
    TYPEOF(0x5e, Groups.CONVERSION, none(), "value -- type", NEXT,
        "Push the name of a value's type as a string: int, float, null, string, array, object, function or box.",
        "Popped {value}, pushed the name of its type, {type}."),

    // ---- flow
    JMP(0x60, Groups.FLOW, of("target", ADDRESS), "--", JUMP,
        "Jump to an address.",
        "Went on at another place: {flow}.", "BR"),
    JT(0x61, Groups.FLOW, of("target", ADDRESS), "condition --", BRANCH,
        "Jump to an address when the topmost value is true (not 0, 0.0 or null).",
        "Popped {condition}, which is {condition?true|false}: {flow}.", "JNZ", "BRT"),
    JF(0x62, Groups.FLOW, of("target", ADDRESS), "condition --", BRANCH,
        "Jump to an address when the topmost value is false (0, 0.0 or null).",
        "Popped {condition}, which is {condition?true|false}: {flow}.", "JZ", "BRF"),
    RJMP(0x63, Groups.FLOW, of("target", OFFSET), "--", JUMP,
        "Jump by a distance, counted from the address of this instruction.",
        "Went on at another place: {flow}."),
    JMPI(0x64, Groups.FLOW, none(), "address --", JUMP,
        "Jump to the address on top of the stack.",
        "Popped the address {address}: {flow}."),
    RJMPI(0x65, Groups.FLOW, none(), "distance --", JUMP,
        "Jump by the distance on top of the stack, counted from the address of this instruction.",
        "Popped the distance {distance}: {flow}."),

    // ---- storage
    GLOAD(0x70, Groups.STORAGE, of("global", GLOBAL), "-- value", NEXT,
        "Push the value of a global.",
        "Pushed {value}, the value of global {global}."),
    GSTORE(0x71, Groups.STORAGE, of("global", GLOBAL), "value --", NEXT,
        "Store the topmost value in a global.",
        "Popped {value} and stored it in global {global}."),
    LLOAD(0x72, Groups.STORAGE, of("local", LOCAL), "-- value", NEXT,
        "Push the value of a local or a parameter.",
        "Pushed {value}, the value of local {local}.", "LOAD"),
    LSTORE(0x73, Groups.STORAGE, of("local", LOCAL), "value --", NEXT,
        "Store the topmost value in a local or a parameter.",
        "Popped {value} and stored it in local {local}.", "STORE"),

    // ---- calls
    CALL(0x80, Groups.CALLS, of("function", FUNCTION), "arguments... -- results...", Flow.CALL,
        "Call a function: its arguments are taken from the stack and become the first locals of a new frame, the leftmost is local 0.",
        "Called {function} with {arguments}."),
    CALLI(0x81, Groups.CALLS, of("n", COUNT), "arguments[n] function -- results...", Flow.CALL,
        "Call the function on top of the stack with the n values below it.",
        "Popped the function {function} and called it with {arguments}."),
    RET(0x82, Groups.CALLS, none(), "results... --", RETURN,
        "Return from the function; what it has on its part of the stack is left for the caller. In the first frame, end the program.",
        "Returned with {results}: {flow}."),
    FUNC(0x83, Groups.CALLS, of("function", FUNCTION), "-- reference", NEXT,
        "Push a reference to a function.",
        "Pushed a reference to the function {reference}."),

    // ---- arrays, strings
    NEWARR(0x90, Groups.ARRAYS, none(), "n -- array", NEXT,
        "Make an array of n elements, each the whole number 0.",
        "Popped {n}, made an array of that length: {array}."),
    ALOAD(0x91, Groups.ARRAYS, none(), "array index -- value", NEXT,
        "Push an element of an array; the first has index 0.",
        "Popped {array} and {index}, pushed the element there, {value}."),
    ASTORE(0x92, Groups.ARRAYS, none(), "array index value --", NEXT,
        "Store a value in an element of an array.",
        "Popped {array}, {index} and {value}, stored {value} in element {index}."),
    ALEN(0x93, Groups.ARRAYS, none(), "array -- n", NEXT,
        "Push the number of elements of an array.",
        "Popped {array}, pushed its length {n}."),
    CONCAT(0x94, Groups.ARRAYS, none(), "a b -- joined", NEXT,
        "Join two strings.",
        "Popped {a} and {b}, pushed them joined, {joined}."),
    SLEN(0x95, Groups.ARRAYS, none(), "string -- n", NEXT,
        "Push the number of characters of a string; a character is one Unicode code point.",
        "Popped {string}, pushed its length {n}."),
    SCHAR(0x96, Groups.ARRAYS, none(), "string index -- code", NEXT,
        "Push the code of a character of a string, a Unicode code point; the first has index 0.",
        "Popped {string} and {index}, pushed the code of the character there, {code}."),
    SUBSTR(0x97, Groups.ARRAYS, none(), "string from to -- part", NEXT,
        "Push the part of a string from one character up to, not including, another.",
        "Popped {string}, {from} and {to}, pushed the part between, {part}."),

    // ---- host
    HOST(0xa0, Groups.HOST, of("name", OperandKind.HOST), "inputs... -- outputs...", NEXT,
        "Ask the world outside the machine; the host calls have a table of their own.",
        "Called the host: {name}."),

    // ---- objects, messages
    NEW(0xb0, Groups.OBJECTS, of("class", CLASS), "-- object", NEXT,
        "Make an object of a class; its fields are null.",
        "Made an object of class {class}: {object}."),
    GETF(0xb1, Groups.OBJECTS, of("field", FIELD), "object -- value", NEXT,
        "Push the value of a field of an object.",
        "Popped {object}, pushed {value}, the value of its field {field}."),
    PUTF(0xb2, Groups.OBJECTS, of("field", FIELD), "object value --", NEXT,
        "Store a value in a field of an object.",
        "Popped {object} and {value}, stored {value} in the field {field}."),
    INSTANCEOF(0xb3, Groups.OBJECTS, of("class", CLASS), "value -- answer", NEXT,
        "Push 1 when a value is an object of a class or of one that extends it, else 0.",
        "Popped {value}, which is {answer?an object|no object} of class {class}: pushed {answer}."),
    SEND(0xb4, Groups.OBJECTS, of("message", SELECTOR, "n", COUNT), "receiver arguments[n] -- results...", Flow.CALL,
        "Send a message to the object below its n arguments: its method is looked up in the class of the object and then in the classes above.",
        "Sent {message} to {receiver}: called {function} with {arguments}."),
    SUPER(0xb5, Groups.OBJECTS, of("message", SELECTOR, "n", COUNT), "receiver arguments[n] -- results...", Flow.CALL,
        "Send a message whose method is looked up above the class that the running method belongs to.",
        "Sent {message} to {receiver}, looked up above the class of this method: called {function} with {arguments}."),

    // ---- closures
    CLOSURE(0xb8, Groups.CLOSURES, of("function", FUNCTION), "captured[function.captures] -- closure", NEXT,
        "Make a closure of a function: it takes as many values from the stack as the function captures, and calli calls it.",
        "Made a closure of {function}: {closure}."),
    CLOAD(0xb9, Groups.CLOSURES, of("captured", CAPTURE), "-- value", NEXT,
        "Push a value that the running closure captured.",
        "Pushed {value}, which the closure has as {captured}."),
    CSTORE(0xba, Groups.CLOSURES, of("captured", CAPTURE), "value --", NEXT,
        "Store the topmost value in the running closure, in the place of one that it captured.",
        "Popped {value} and stored it in the closure as {captured}."),
    BOX(0xbb, Groups.CLOSURES, none(), "value -- box", NEXT,
        "Put a value into a new box, which several closures can share.",
        "Popped {value} and put it into a new box: {box}."),
    UNBOX(0xbc, Groups.CLOSURES, none(), "box -- value", NEXT,
        "Push the value that is in a box.",
        "Popped {box}, pushed the value in it, {value}."),
    SETBOX(0xbd, Groups.CLOSURES, none(), "box value --", NEXT,
        "Put another value into a box.",
        "Popped {box} and {value}, put {value} into the box."),

    // ---- exceptions
    THROW(0xc0, Groups.EXCEPTIONS, none(), "exception --", Flow.THROW,
        "Throw a value: control goes to the nearest handler for it, and the frames of functions without one are left.",
        "Popped {exception} and threw it: {flow}."),

    // ---- collector
    GC(0xc8, Groups.COLLECTOR, none(), "--", NEXT,
        "Have the collector free what the program cannot reach any more.",
        "Asked for a collection.");

    private static final Set<StackOp> ALLOCATING = EnumSet.of(I2S, F2S, TYPEOF, NEWARR, CONCAT, SUBSTR, NEW, CLOSURE, BOX);

    private final int opcode;
    private final String group;
    private final List<Operand> operands;
    private final StackEffect effect;
    private final Flow flow;
    private final String summary;
    private final String narration;
    private final List<String> aliases;

    StackOp(int opcode, String group, List<Operand> operands, String effect, Flow flow, String summary, String narration, String... aliases) {
        this.opcode = opcode;
        this.group = group;
        this.operands = operands;
        this.effect = StackEffect.of(effect);
        this.flow = flow;
        this.summary = summary;
        this.narration = narration;
        this.aliases = List.of(aliases);
    }
    // spotless:on

    /** The families of the reference, in its order. */
    private static final class Groups {
        static final String MACHINE = "machine";
        static final String CONSTANTS = "constants";
        static final String STACK = "stack";
        static final String ARITHMETIC = "arithmetic";
        static final String BITS = "bits";
        static final String COMPARISON = "comparison";
        static final String CONVERSION = "conversion";
        static final String FLOW = "flow";
        static final String STORAGE = "storage";
        static final String CALLS = "calls";
        static final String ARRAYS = "arrays, strings";
        static final String HOST = "host";
        static final String OBJECTS = "objects, messages";
        static final String CLOSURES = "closures";
        static final String EXCEPTIONS = "exceptions";
        static final String COLLECTOR = "collector";
    }

    private static List<Operand> none() {
        return List.of();
    }

    private static List<Operand> of(String name, OperandKind kind) {
        return List.of(new Operand(name, kind));
    }

    private static List<Operand> of(String name, OperandKind kind, String second, OperandKind secondKind) {
        return List.of(new Operand(name, kind), new Operand(second, secondKind));
    }

    /** Whether it makes an object in the heap, or may. */
    boolean allocates(long[] operands) {
        return ALLOCATING.contains(this) || this == HOST && operands[0] == StackHost.READ_LINE.number();
    }

    /** Whether it uses a cell of an object, other than an element of an array. */
    boolean usesCell() {
        return switch (this) {
            case GETF, PUTF, CLOAD, CSTORE, UNBOX, SETBOX -> true;
            default -> false;
        };
    }

    /** Whether it may make a trap that a program can catch. */
    boolean mayTrap() {
        return !effect.inputs().isEmpty() || this == CLOAD;
    }

    /** Whether it reads a line of the input. */
    boolean readsInput(long[] operands) {
        return this == HOST
                && (operands[0] == StackHost.READ_LINE.number() || operands[0] == StackHost.READ_INT.number());
    }

    /** Whether it writes to the output, or may. */
    boolean writesOutput(long[] operands) {
        return this == PRINT || this == DUMP || this == HOST && operands[0] == StackHost.PRINT.number();
    }

    @Override
    public String mnemonic() {
        return name();
    }

    @Override
    public int opcode() {
        return opcode;
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public List<Operand> operands() {
        return operands;
    }

    @Override
    public StackEffect effect() {
        return effect;
    }

    @Override
    public Flow flow() {
        return flow;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public String narration() {
        return narration;
    }

    @Override
    public List<String> aliases() {
        return aliases;
    }

    @Override
    public @Nullable Instruction pooled() {
        return this == CONST ? LDC : null;
    }
}
