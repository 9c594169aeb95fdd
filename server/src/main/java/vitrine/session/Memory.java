package vitrine.session;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/** Whether the memory of this process becomes short: what is still in use after the collector ran, not what waits to be collected. */
final class Memory {
    private static final double FULL = 0.80;
    private static final List<MemoryPoolMXBean> POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    private Memory() {}

    static boolean isScarce() {
        Runtime runtime = Runtime.getRuntime();
        double most = runtime.maxMemory() * FULL;
        if (runtime.totalMemory() - runtime.freeMemory() < most) {
            return false;
        }
        long used = 0;
        for (MemoryPoolMXBean pool : POOLS) {
            MemoryUsage left = pool.getCollectionUsage();
            used += left == null ? 0 : left.getUsed();
        }
        return used >= most;
    }
}
