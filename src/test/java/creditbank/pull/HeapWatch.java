package creditbank.pull;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The heap that stayed in use after collections since the start, beyond what was in use then. */
final class HeapWatch {
    private static final List<MemoryPoolMXBean> POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
            .toList();

    private final long before;

    private HeapWatch(long before) {
        this.before = before;
    }

    static HeapWatch start() {
        System.gc();
        return new HeapWatch(used());
    }

    long stop() {
        return used() - before;
    }

    private static long used() {
        return POOLS.stream()
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
