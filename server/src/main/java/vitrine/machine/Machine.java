package vitrine.machine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.program.Program;

/**
 * The seam that every machine fits. A machine holds one loaded program and its whole state. It promises to be deterministic: its next
 * state depends on its state and on the inputs it is given, on nothing else. It never throws because of what a program does: that is
 * a trap. It knows nothing of breakpoints, history or people. It is used by one thread at a time.
 */
public interface Machine {
    Program program();

    /** The number of instructions executed since the program was loaded, a trapped one included. */
    long time();

    /** Whether the next instruction can be executed now. */
    Status status();

    /** The address of the next instruction; of the last one when the program has ended. */
    int address();

    /** How many frames there are; at least 1. */
    int depth();

    /** The smallest and the greatest depth since {@link #markDepth}. */
    int lowestDepth();

    int highestDepth();

    /** Begins to watch the depth anew. */
    void markDepth();

    /** The numbers of what was called and is active, see {@link Program#callee}, the outermost first; only so many. */
    int[] callStack(int most);

    /**
     * How many parts of the next instruction are done already; 0 between instructions. A moment is a time and a part: the state inside of an
     * instruction is a state like any other, which a checkpoint holds and a digest tells from others.
     */
    default long part() {
        return 0;
    }

    /**
     * Does the next part of the next instruction, when it has one more that comes before its last act, tells the observer what that did, and returns
     * true. Else it does nothing and returns false: then only {@link #step} goes on. It does nothing either where no instruction can be executed.
     * An instruction has parts when there is something to see inside of it: a collection that must come first, the search for what a message means,
     * the frames that an exception leaves. How many it has depends on the state before it alone.
     */
    default boolean stepInside(Observer observer) {
        return false;
    }

    /** The active functions and where they are, the innermost first; only so many. */
    default List<TraceEntry> trace(int most) {
        // of a machine that has no calls
        return most < 1 ? List.of() : List.of(new TraceEntry(program().functionAt(address()), address()));
    }

    /**
     * Executes one instruction, when it can, and tells the observer what it did. Where a collection comes before it, or was begun, that is told first, as
     * {@link Effect.Collected}, when it is over and nothing else was done yet. Returns {@link Stop#ENDED}, {@link Stop#WAITING} or {@link Stop#BREAK} where a run would have ended
     * so, else {@link Stop#TIME}.
     */
    Stop step(Observer observer);

    /**
     * Executes instructions at full speed, telling nothing. Does nothing at a time that is not before {@code until.time()}; else it finishes an
     * instruction that was begun, and ends inside of one only where {@code until.slice()} allows that. {@link Stop#TIME} before {@code until.time()} says
     * that enough was done for one call.
     */
    Stop run(Until until);

    /**
     * Sees to it that a collection comes before the next instruction, as its first parts. Returns "" when that was done, else the reason why it
     * cannot be done. Between instructions only.
     */
    default String collect() {
        return "This machine has no collector.";
    }

    Checkpoint checkpoint();

    /** Goes back, or forward, to a checkpoint of this machine, or of another one that holds the same program. */
    void restore(Checkpoint checkpoint);

    /** What the windows show of an area; null when there is no such area. */
    @Nullable
    AreaView view(String area, Window window);

    /** The cells of one group (a frame, a heap object) within a window; null when there is no such group. */
    @Nullable
    GroupView group(String name, Window window);

    /** The objects of this machine as a graph; null when it has none that refer to each other. */
    default @Nullable ObjectGraph objects() {
        return null;
    }

    /** Arrows from registers into areas. */
    List<Pointer> pointers();

    /** A value made ready to be shown. */
    ValueView view(Value value);

    /**
     * The cell that a name means here and now; null when it means none. What the program declares comes before what the machine calls so: a name that
     * is declared here means that, also while it has no cell.
     */
    default @Nullable String resolve(String name) {
        return declares(name) ? declared(name) : own(name);
    }

    /** Whether the program declares a cell of a name that is known here and now: of the running function, or of the whole program. */
    boolean declares(String name);

    /** The cell of a name that the program declares, see {@link #declares}; null when there is none now. */
    @Nullable
    String declared(String name);

    /** The cell that the machine itself calls so, whatever the program declares: a register, or a cell by its stable name; null when there is none now. */
    @Nullable
    String own(String name);

    /** Whether what the program declares by a name consists of several cells, which an index tells apart. */
    default boolean hasParts(String name) {
        return false;
    }

    /** The cell at an index of what {@link #hasParts}; null when there is none. */
    default @Nullable String part(String name, long index) {
        return null;
    }

    /** The stable name that a text stands for, whether there is such a cell now or not; null when there never can be one. */
    default @Nullable String cell(String name) {
        return read(name) == null ? null : name;
    }

    /**
     * The name by which a cell that is there now is known at all times, even when a collection moves it: that of a cell of an object says which object
     * that is. The same name where that lasts. All that knows stable names knows these.
     */
    default String lasting(String cell) {
        return cell;
    }

    /** The name under which a state shows a cell now that is known by a lasting name; the same where it is there no more. */
    default String place(String cell) {
        return cell;
    }

    /** Whether two stable names mean one and the same cell now, as where locals lie on the operand stack. */
    default boolean sameCell(String a, String b) {
        return a.equals(b);
    }

    /** What people call a cell in the present state; its stable name when they have no other. */
    default String label(String cell) {
        return cell;
    }

    /**
     * What people called a cell before the instruction that was executed last under observation: its effects speak of cells as they were then. An instruction
     * that moves a frame pointer gives the places around it other names.
     */
    default String labelBefore(String cell) {
        return label(cell);
    }

    /** The frame in which a cell lies now; null when it lies in none. A register that holds a parameter of the running function lies in its frame. */
    default @Nullable FrameCell frameCell(String cell) {
        return null;
    }

    /** The cell of a parameter or local in the innermost frame of a function now; null when that is not called, or has no such cell. */
    default @Nullable String local(int function, int slot) {
        return null;
    }

    /** The words in lower case that {@link #own} understands in every program, such as registers; whether they mean a cell now or not. */
    Set<String> cellNames();

    /** The words that, with a number behind them, are names of cells for {@link #own}: "global" for "global 2". */
    Set<String> numberedCells();

    /** The cell of an element of an object (an array's), or null when the value has no such element. */
    @Nullable
    String element(Value object, long index);

    /** The cell of an object that has a name of its own in it, such as a field; null when the value has none of that name. */
    default @Nullable String field(Value object, String name) {
        return null;
    }

    /** How many elements or characters a value has, or -1 when it has none. */
    long length(Value object);

    /** The whole text of a string, or null when the value is none. */
    @Nullable
    String text(Value value);

    /** A new string in the machine's memory; null when it has no strings, or no room. */
    @Nullable
    Value newText(String text);

    /** The value of a cell; null when the cell does not exist now. */
    @Nullable
    Value read(String cell);

    /**
     * Gives a cell another value. Returns "" when that was done, else the reason why it cannot be done. What was computed from the
     * old value is not touched.
     */
    String write(String cell, Value value);

    /** How many characters were put out. */
    long outputLength();

    /** The bytes of all objects that were made since the program was loaded. */
    long allocatedBytes();

    /** The bytes that the present state takes, about; costs nothing to ask. */
    long stateBytes();

    /** As {@link #digest}, of everything but the time: where it is equal, machines go on in the same way unless they are told different things. */
    long digestWithoutTime();

    /** A number that is equal for equal states, and in practice different for different ones: time, status and all memory. */
    long digest();
}
