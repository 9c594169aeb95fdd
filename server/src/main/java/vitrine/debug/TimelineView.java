package vitrine.debug;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The run between two times, in equal parts.
 *
 * @param from the first time shown
 * @param to the time behind the last one shown
 * @param width how many instructions a part stands for, at least 1
 * @param lowest the smallest call depth in each part
 * @param highest the greatest call depth in each part; 0 where nothing is known
 * @param output how many characters were put out in each part
 * @param allocated how many bytes the objects have that were made in each part
 * @param heap how full the heap was; null on a machine that has none
 * @param bars activations of functions, by depth and then by time: where a part is one instruction all of them, else only those that are known to have lasted
 *     about a part or longer, each for the time that is certain
 * @param marks moments worth seeing
 */
public record TimelineView(
        long from,
        long to,
        long width,
        List<Integer> lowest,
        List<Integer> highest,
        List<Long> output,
        List<Long> allocated,
        @Nullable Heap heap,
        List<Bar> bars,
        List<Mark> marks) {
    /** @param kind breakpoint, trap, halt, input, edit, output, allocation */
    public record Mark(long time, String kind, String text) {}

    /**
     * @param depth 1 for the outermost
     * @param function its name
     * @param from the first time at which it was active
     * @param to the time at which it had returned
     */
    public record Bar(int depth, String function, long from, long to) {}

    /**
     * The heap, part by part.
     *
     * @param capacity the bytes that objects may take
     * @param used the most bytes that objects took in each part, dead ones that were not freed yet included
     * @param live the bytes that the last collection in each part left; -1 where there was none
     * @param collections how many ended in each part
     * @param steps how many steps they took in each part
     */
    public record Heap(long capacity, List<Long> used, List<Long> live, List<Long> collections, List<Long> steps) {}
}
