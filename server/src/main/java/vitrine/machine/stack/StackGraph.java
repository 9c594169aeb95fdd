package vitrine.machine.stack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.CollectionView;
import vitrine.machine.GroupView;
import vitrine.machine.HeapSpace;
import vitrine.machine.HeapUse;
import vitrine.machine.ObjectGraph;
import vitrine.machine.Tags;
import vitrine.machine.Window;
import vitrine.machine.Words;
import vitrine.machine.heap.Header;
import vitrine.machine.heap.HeapFacts;
import vitrine.machine.heap.ObjectHeap;
import vitrine.program.Function;
import vitrine.program.Program;

/** The objects of the stack machine as a graph. Its roots are the locals of all frames, the operand stack and the globals, in this order. */
final class StackGraph implements ObjectGraph {
    /** A type is the kind of an object, and below it the number of its class or function. */
    private static final int KIND_SHIFT = 16;

    private final StackState state;
    private final Program program;
    private final StackViews views;
    private final ValueText text;
    private final HeapFacts facts;

    StackGraph(StackState state, Program program, StackViews views, ValueText text) {
        this.state = state;
        this.program = program;
        this.views = views;
        this.text = text;
        facts = new HeapFacts(state.heap);
    }

    @Override
    public int first() {
        return state.heap.first();
    }

    @Override
    public int next(int object) {
        return state.heap.next(object);
    }

    @Override
    public long serial(int object) {
        return state.heap.serial(object);
    }

    @Override
    public long bytes(int object) {
        return state.heap.bytes(object);
    }

    @Override
    public String kind(int object) {
        return text.kind(object);
    }

    @Override
    public int type(int object) {
        int kind = state.heap.kindOf(object);
        // how a string is stored makes no other type of it
        return kind << KIND_SHIFT | (kind == Header.STRING ? 0 : state.heap.typeOf(object));
    }

    @Override
    public String typeName(int type) {
        return text.typeName(type >>> KIND_SHIFT, type & (1 << KIND_SHIFT) - 1);
    }

    @Override
    public String title(int object) {
        return text.title(object);
    }

    @Override
    public @Nullable String text(int object) {
        return state.heap.kindOf(object) == Header.STRING ? state.heap.text(object) : null;
    }

    @Override
    public GroupView view(int object, Window cells) {
        return views.object(object, cells);
    }

    @Override
    public String name(int object) {
        return StackCells.heap(object);
    }

    @Override
    public int named(String name) {
        CellName cell = CellName.of(name);
        int address = cell == null || cell.kind() != CellName.Kind.WORD ? 0 : cell.index() * ObjectHeap.WORD_BYTES;
        return state.heap.isObject(address) ? address : 0;
    }

    @Override
    public boolean permanent(int object) {
        return facts.permanent(object);
    }

    @Override
    public @Nullable Colour colour(int object) {
        return facts.colour(object);
    }

    @Override
    public int count(int object) {
        return facts.count(object);
    }

    @Override
    public String space(int object) {
        return facts.space(object);
    }

    @Override
    public int cells(int object) {
        return state.heap.kindOf(object) == Header.STRING ? 0 : state.heap.length(object);
    }

    private static int word(int object, int cell) {
        return ObjectHeap.content(object) + cell;
    }

    private static int target(Words words, int index) {
        return words.tags[index] == Tags.REFERENCE ? (int) words.bits[index] : 0;
    }

    @Override
    public int target(int object, int cell) {
        int word = word(object, cell);
        return state.heap.presentIn(target(state.heap.words, word), word);
    }

    @Override
    public String cellName(int object, int cell) {
        return StackCells.heap((long) word(object, cell) * ObjectHeap.WORD_BYTES);
    }

    @Override
    public String cellLabel(int object, int cell) {
        return text.label(object, cell);
    }

    // ---- roots

    private int locals() {
        return state.linked == null ? state.localsTop : 0;
    }

    @Override
    public int roots() {
        return state.roots.count();
    }

    @Override
    public int rootTarget(int root) {
        return state.heap.present(state.roots.target(root), root);
    }

    @Override
    public Root root(int root) {
        int operand = root - locals();
        if (operand < 0) {
            int frame = 0;
            while (frame + 1 < state.depth && state.localBases[frame + 1] <= root) {
                frame++;
            }
            return local(frame, root - state.localBases[frame]);
        } else if (operand >= state.sp) {
            int global = operand - state.sp;
            return new Root(
                    StackCells.global(global), program.globals().get(global).name(), "globals");
        }
        LinkedFrames.Part part = state.linked == null ? null : state.linked.part(operand);
        return part == null || part.local() < 0
                ? new Root(StackCells.stack(operand), String.valueOf(operand), "operand stack")
                : local(part.frame(), part.local());
    }

    private Root local(int frame, int local) {
        Function function = program.functions().get(state.functions[frame]);
        List<String> names = function.slotNames();
        String label = local < names.size() ? names.get(local) : String.valueOf(local);
        return new Root(StackCells.local(frame, local), label, function.name());
    }

    // ---- blocks

    @Override
    public int firstBlock() {
        return facts.firstBlock();
    }

    @Override
    public int nextBlock(int block) {
        return facts.nextBlock(block);
    }

    @Override
    public long blockBytes(int block) {
        return facts.blockBytes(block);
    }

    @Override
    public Block blockKind(int block) {
        return facts.blockKind(block);
    }

    @Override
    public int movedTo(int block) {
        return facts.movedTo(block);
    }

    @Override
    public List<Long> freeBlocks(int most) {
        return facts.freeBlocks(most);
    }

    @Override
    public boolean remembered(int object) {
        return facts.remembered(object);
    }

    // ---- as a whole

    @Override
    public List<HeapSpace> spaces() {
        return facts.spaces();
    }

    @Override
    public HeapUse use() {
        return facts.use();
    }

    @Override
    public @Nullable CollectionView collection() {
        return facts.collection(StackCells::heap);
    }
}
