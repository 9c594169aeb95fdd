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
 * @param graph for graphs of objects, else null
 * @param spaces for heaps seen from afar, else null
 */
public record AreaView(
        String area,
        long size,
        long from,
        List<CellView> cells,
        List<GroupView> groups,
        String text,
        @Nullable MemoryView memory,
        @Nullable GraphView graph,
        @Nullable SpacesView spaces) {
    public static AreaView ofCells(String area, long size, long from, List<CellView> cells) {
        return new AreaView(area, size, from, cells, List.of(), "", null, null, null);
    }

    public static AreaView ofGroups(String area, long size, long from, List<GroupView> groups) {
        return new AreaView(area, size, from, List.of(), groups, "", null, null, null);
    }

    public static AreaView ofText(String area, long size, long from, String text) {
        return new AreaView(area, size, from, List.of(), List.of(), text, null, null, null);
    }

    public static AreaView ofMemory(String area, long size, long from, MemoryView memory) {
        return new AreaView(area, size, from, List.of(), List.of(), "", memory, null, null);
    }

    /** @param size how many objects there are */
    public static AreaView ofGraph(String area, long size, GraphView graph) {
        return new AreaView(area, size, 0, List.of(), List.of(), "", null, graph, null);
    }

    /** @param size the bytes of all spaces */
    public static AreaView ofSpaces(String area, long size, SpacesView spaces) {
        return new AreaView(area, size, 0, List.of(), List.of(), "", null, null, spaces);
    }
}
