package vitrine.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a window shows of an area.
 *
 * @param area the area's id
 * @param size how many entries the whole area has (cells, groups, bytes of a memory, or characters of text)
 * @param from the index of the first entry shown
 * @param cells for registers, stacks and cells
 * @param groups for frames (the innermost first) and heaps (by address)
 * @param text for text
 * @param memory for memories, else null
 */
public record AreaView(
        String area,
        long size,
        long from,
        List<CellView> cells,
        List<GroupView> groups,
        String text,
        @Nullable MemoryView memory) {
    public static AreaView ofCells(String area, long size, long from, List<CellView> cells) {
        return new AreaView(area, size, from, cells, List.of(), "", null);
    }

    public static AreaView ofGroups(String area, long size, long from, List<GroupView> groups) {
        return new AreaView(area, size, from, List.of(), groups, "", null);
    }

    public static AreaView ofText(String area, long size, long from, String text) {
        return new AreaView(area, size, from, List.of(), List.of(), text, null);
    }

    public static AreaView ofMemory(String area, long size, long from, MemoryView memory) {
        return new AreaView(area, size, from, List.of(), List.of(), "", memory);
    }
}
