package vitrine.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The heap seen from afar: its spaces, how full they are, and the collection under way.
 *
 * @param collection null when none is under way
 */
public record SpacesView(
        List<HeapSpace> spaces, HeapUse use, @Nullable CollectionView collection) {}
