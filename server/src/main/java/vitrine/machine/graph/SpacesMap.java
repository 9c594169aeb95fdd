package vitrine.machine.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import vitrine.machine.AreaView;
import vitrine.machine.HeapSpace;
import vitrine.machine.ObjectGraph;
import vitrine.machine.SpacesView;
import vitrine.machine.Window;

/**
 * The memory of a heap made ready to be shown: the blocks between two addresses while those are few, else what equal stretches hold. A window counts
 * bytes; one of no bytes asks for the counters alone, which costs nothing. It changes nothing and keeps nothing.
 */
public final class SpacesMap {
    /** As many blocks as can be told apart on a page. */
    private static final int MOST_BLOCKS = 320;

    private static final int MOST_SHARES = 512;
    private static final int LEAST_UNIT = 16;
    private static final int MOST_FREE = 64;

    private final ObjectGraph graph;
    private final List<HeapSpace> spaces;
    private final long from;
    private final long to;

    private SpacesMap(ObjectGraph graph, Window window) {
        this.graph = graph;
        spaces = graph.spaces();
        from = Math.max(0, window.from());
        to = from + Math.max(0, window.count());
    }

    public static AreaView view(String area, ObjectGraph graph, Window window) {
        SpacesMap map = new SpacesMap(graph, window);
        // constants alone are no heap that one wants to see
        long used = graph.use().used();
        return AreaView.ofSpaces(
                area,
                used,
                new SpacesView(
                        map.spaces, graph.use().now(), graph.collection(), window.count() > 0 ? map.read() : null));
    }

    private SpacesView.Map read() {
        int blocks = 0;
        int before = 0;
        for (int block = graph.firstBlock(); block != 0 && block < to; block = graph.nextBlock(block)) {
            if (block + graph.blockBytes(block) > from) {
                blocks++;
            } else if (graph.blockKind(block) == ObjectGraph.Block.OBJECT) {
                before++;
            }
        }
        IntPredicate alive = alive();
        return blocks <= MOST_BLOCKS
                ? new SpacesView.Map(from, to, 0, before, blocks(alive), List.of(), graph.freeBlocks(MOST_FREE))
                : new SpacesView.Map(from, to, unit(), before, List.of(), shares(alive), List.of());
    }

    /** Whether an object is alive; while a collection is under way, whether it was found so far. */
    private IntPredicate alive() {
        if (graph.collection() != null) {
            return object -> graph.colour(object) != ObjectGraph.Colour.WHITE;
        }
        Reach reach = new Reach(graph);
        return object -> reach.held(reach.number(object));
    }

    // ---- block by block

    private List<SpacesView.Block> blocks(IntPredicate alive) {
        List<SpacesView.Block> blocks = new ArrayList<>();
        int block = graph.firstBlock();
        for (HeapSpace space : spaces) {
            long end = space.from();
            for (; block != 0 && block < space.to(); block = graph.nextBlock(block)) {
                add(free(end, block), blocks);
                end = block + graph.blockBytes(block);
                add(block(block, alive), blocks);
            }
            add(free(end, space.top()), blocks);
        }
        return blocks;
    }

    private void add(SpacesView.Block block, List<SpacesView.Block> blocks) {
        if (block.bytes() > 0 && block.address() < to && block.address() + block.bytes() > from) {
            blocks.add(block);
        }
    }

    /** Where objects are being made in the midst of a space is no block yet. */
    private static SpacesView.Block free(long from, long to) {
        return empty(from, to - from, "free", 0);
    }

    private SpacesView.Block block(int block, IntPredicate alive) {
        long bytes = graph.blockBytes(block);
        return switch (graph.blockKind(block)) {
            case OBJECT -> object(block, bytes, alive);
            case FREE -> empty(block, bytes, "free", 0);
            case MOVED -> empty(block, bytes, "moved", graph.movedTo(block));
        };
    }

    private SpacesView.Block object(int object, long bytes, IntPredicate alive) {
        return new SpacesView.Block(
                object,
                bytes,
                state(object, alive),
                graph.kind(object),
                graph.title(object),
                graph.name(object),
                graph.serial(object),
                graph.count(object),
                graph.remembered(object),
                graph.movedTo(object));
    }

    private String state(int object, IntPredicate alive) {
        if (graph.permanent(object)) {
            return "permanent";
        }
        ObjectGraph.@Nullable Colour colour = graph.colour(object);
        if (colour != null) {
            return switch (colour) {
                case WHITE -> "white";
                case GREY -> "grey";
                case BLACK -> "black";
            };
        }
        return alive.test(object) ? "live" : "garbage";
    }

    private static SpacesView.Block empty(long block, long bytes, String state, int to) {
        return new SpacesView.Block(block, bytes, state, "", "", "", 0, -1, false, to);
    }

    // ---- in equal stretches

    /** The bytes of a stretch: a power of two, so that stretches fill rows. */
    private long unit() {
        long unit = LEAST_UNIT;
        while (stretches(unit) > MOST_SHARES) {
            unit *= 2;
        }
        return unit;
    }

    private long stretches(long unit) {
        long number = 0;
        for (HeapSpace space : spaces) {
            long first = Math.max(space.from(), from);
            long last = Math.min(space.top(), to);
            number += Math.max(0, last - first + unit - 1) / unit;
        }
        return number;
    }

    private List<SpacesView.Share> shares(IntPredicate alive) {
        long unit = unit();
        List<SpacesView.Share> shares = new ArrayList<>();
        int block = graph.firstBlock();
        for (HeapSpace space : spaces) {
            int stretches = (int) ((Math.min(space.top(), to) - space.from() + unit - 1) / unit);
            if (stretches <= 0) {
                continue;
            }
            long[] live = new long[stretches];
            long[] garbage = new long[stretches];
            for (; block != 0 && block < Math.min(space.to(), to); block = graph.nextBlock(block)) {
                long end = block + graph.blockBytes(block);
                if (end > from && block >= space.from() && graph.blockKind(block) != ObjectGraph.Block.FREE) {
                    boolean lives = graph.blockKind(block) == ObjectGraph.Block.OBJECT && alive.test(block);
                    spread(block, end, space.from(), unit, lives ? live : garbage);
                }
            }
            for (int i = 0; i < stretches; i++) {
                long at = space.from() + i * unit;
                if (at + unit > from && live[i] + garbage[i] > 0) {
                    shares.add(new SpacesView.Share(at, live[i], garbage[i]));
                }
            }
        }
        return shares;
    }

    /** Gives each stretch that a block touches its bytes of it. */
    private static void spread(long block, long end, long start, long unit, long[] bytes) {
        int last = (int) Math.min(bytes.length - 1, (end - 1 - start) / unit);
        for (int i = (int) ((block - start) / unit); i <= last; i++) {
            long at = start + i * unit;
            bytes[i] += Math.min(end, at + unit) - Math.max(block, at);
        }
    }
}
