package vitrine.debug;

import java.util.List;

/**
 * The run between two times, in equal parts.
 *
 * @param from the first time shown
 * @param to the time behind the last one shown
 * @param width how many instructions a part stands for, at least 1
 * @param lowest the smallest call depth in each part
 * @param highest the greatest call depth in each part; 0 where nothing is known
 * @param output how many characters were put out in each part
 * @param marks moments worth seeing
 */
public record TimelineView(
        long from,
        long to,
        long width,
        List<Integer> lowest,
        List<Integer> highest,
        List<Long> output,
        List<Mark> marks) {
    /** @param kind breakpoint, trap, halt, input, edit */
    public record Mark(long time, String kind, String text) {}
}
