package vitrine.machine.stack;

import vitrine.machine.Tags;
import vitrine.machine.Words;
import vitrine.machine.heap.Header;
import vitrine.machine.heap.ObjectHeap;
import vitrine.program.Program;

/**
 * What the next instruction is going to do, as its operands and the values on the stack tell before it is executed: which cell of an object it uses,
 * which function it calls, whether it fails in a way that a program can catch. It changes nothing. Where it cannot tell, it says that an
 * instruction may fail.
 */
final class Foresight {
    private static final int NONE = -1;

    private final StackState state;
    private final Program program;
    private final byte[] code;
    private final Closures closures;

    Foresight(StackState state, Program program, Closures closures) {
        this.state = state;
        this.program = program;
        this.code = program.code();
        this.closures = closures;
    }

    private int operand(int ip) {
        return (code[ip + 1] & 0xff) << 8 | code[ip + 2] & 0xff;
    }

    private byte tag(int index) {
        return index < state.stackBase() ? Tags.RAW : state.stack.tags[index];
    }

    /** The address of the object of a kind at an index of the stack; 0 when there is none. */
    private int object(int kind, int index) {
        if (index < state.stackBase() || state.stack.tags[index] != Tags.REFERENCE) {
            return 0;
        }
        int address = (int) state.stack.bits[index];
        return state.heap.kindOf(address) == kind ? address : 0;
    }

    /** The word of the cell that an instruction uses in an object, other than an element of an array; -1 when it uses none. */
    int cell(StackOp op, int ip, int sp) {
        return switch (op) {
            case GETF -> field(object(Header.OBJECT, sp - 1), operand(ip));
            case PUTF -> field(object(Header.OBJECT, sp - 2), operand(ip));
            case CLOAD, CSTORE -> {
                int closure = closures.running();
                yield closure == 0 || operand(ip) >= state.heap.length(closure)
                        ? NONE
                        : ObjectHeap.content(closure) + operand(ip);
            }
            case UNBOX -> boxed(object(Header.BOX, sp - 1));
            case SETBOX -> boxed(object(Header.BOX, sp - 2));
            default -> NONE;
        };
    }

    private int field(int object, int name) {
        if (object == 0 || name >= state.classes.nameCount()) {
            return NONE;
        }
        int index = state.classes.field(state.heap.typeOf(object), name);
        return index < 0 ? NONE : ObjectHeap.content(object) + index;
    }

    private static int boxed(int box) {
        return box == 0 ? NONE : ObjectHeap.content(box);
    }

    /** How many cells an object has that an instruction makes; 0 when it makes none with cells. */
    long cellsMade(StackOp op, int ip, int sp) {
        return switch (op) {
            case NEWARR -> tag(sp - 1) == Tags.INT ? Math.max(0, state.stack.bits[sp - 1]) : 0;
            case NEW -> operand(ip) < state.classes.size() ? state.classes.fieldCount(operand(ip)) : 0;
            case CLOSURE ->
                operand(ip) < program.functions().size()
                        ? program.functions().get(operand(ip)).captures().size()
                        : 0;
            case BOX -> 1;
            default -> 0;
        };
    }

    /** The function that an instruction calls; -1 when it calls none, or fails. */
    int callee(StackOp op, int ip, int sp) {
        switch (op) {
            case CALL:
                return operand(ip) < program.functions().size() ? operand(ip) : NONE;
            case CALLI:
                int closure = object(Header.CLOSURE, sp - 1);
                int function = closure != 0
                        ? state.heap.typeOf(closure)
                        : tag(sp - 1) == Tags.FUNCTION ? (int) state.stack.bits[sp - 1] : NONE;
                return takes(function, code[ip + 1] & 0xff);
            case SEND, SUPER:
                int arguments = code[ip + 3] & 0xff;
                int receiver = object(Header.OBJECT, sp - 1 - arguments);
                if (receiver == 0 || operand(ip) >= state.classes.nameCount()) {
                    return NONE;
                }
                return takes(state.classes.method(first(op, receiver), operand(ip)), arguments + 1);
            default:
                return NONE;
        }
    }

    private int takes(int function, int arguments) {
        return function >= 0 && program.functions().get(function).parameters().size() == arguments ? function : NONE;
    }

    private int first(StackOp op, int receiver) {
        int type = state.heap.typeOf(receiver);
        int own = state.classes.classOf(state.function());
        if (op == StackOp.SEND) {
            return type;
        }
        return own >= 0 && state.classes.isOrExtends(type, own) ? state.classes.parent(own) : NONE;
    }

    /** Whether an instruction may fail with a trap that a program can catch. */
    boolean mayTrap(StackOp op, int ip, int sp) {
        byte top = tag(sp - 1);
        byte second = tag(sp - 2);
        return switch (op) {
            case NOP, HALT, DUMP, TRACE, PRINT, BREAK, CONST, LDC, NULL, POP, DUP, SWAP, OVER, ROT, PICK -> false;
            case EQ, NE, TYPEOF, JMP, JT, JF, RJMP, GLOAD, GSTORE, LLOAD, LSTORE, CALL, RET, FUNC -> false;
            case NEW, INSTANCEOF, CLOSURE, BOX, THROW, GC -> false;
            case ADD, SUB, MUL, POW -> !isNumber(top) || !isNumber(second);
            case DIV, MOD ->
                !isNumber(top) || !isNumber(second) || (top | second) == Tags.INT && state.stack.bits[sp - 1] == 0;
            case NEG, ABS -> !isNumber(top);
            case AND, OR, XOR, SHIFTL, SHIFTR, USHIFTR, ROTL, ROTR -> (top | second) != Tags.INT;
            case NOT, I2F, I2S, JMPI, RJMPI -> top != Tags.INT;
            case F2I, F2S -> top != Tags.FLOAT;
            case LT, LTE, GT, GTE -> !(isNumber(top) && isNumber(second)) && !(isString(sp - 1) && isString(sp - 2));
            case S2I, S2F, HOST -> true;
            case NEWARR -> top != Tags.INT || state.stack.bits[sp - 1] < 0;
            case ALEN -> object(Header.ARRAY, sp - 1) == 0;
            case ALOAD -> !isElement(Header.ARRAY, sp - 2);
            case ASTORE -> !isElement(Header.ARRAY, sp - 3);
            case SLEN -> !isString(sp - 1);
            case SCHAR -> !isElement(Header.STRING, sp - 2);
            case CONCAT -> !isString(sp - 1) || !isString(sp - 2);
            case SUBSTR -> !isPart(sp - 3);
            case GETF, PUTF, CLOAD, CSTORE, UNBOX, SETBOX -> cell(op, ip, sp) < 0;
            case CALLI, SEND, SUPER -> callee(op, ip, sp) < 0;
        };
    }

    private static boolean isNumber(byte tag) {
        return tag == Tags.INT || tag == Tags.FLOAT;
    }

    private boolean isString(int index) {
        return object(Header.STRING, index) != 0;
    }

    private boolean isElement(int kind, int a) {
        int object = object(kind, a);
        return object != 0
                && state.stack.tags[a + 1] == Tags.INT
                && state.stack.bits[a + 1] >= 0
                && state.stack.bits[a + 1] < state.heap.length(object);
    }

    private boolean isPart(int a) {
        int string = object(Header.STRING, a);
        Words stack = state.stack;
        return string != 0
                && (stack.tags[a + 1] | stack.tags[a + 2]) == Tags.INT
                && stack.bits[a + 1] >= 0
                && stack.bits[a + 1] <= stack.bits[a + 2]
                && stack.bits[a + 2] <= state.heap.length(string);
    }
}
