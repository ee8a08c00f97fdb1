package creditbank.resolve.engine;

import creditbank.resolve.block.Blocks;
import creditbank.resolve.score.Kept;
import creditbank.resolve.score.Thresholds;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of a run's report. */
final class Counts {
    private Counts() {}

    static Map<String, Long> of(
            RecordTable records, Profiles profiles, Blocks blocks, Kept kept, Thresholds thresholds, int[] cluster) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("records", (long) records.size());
        counts.put("distinctRecords", (long) profiles.size());
        counts.put("blocks", (long) blocks.size());
        counts.put("blockPairs", blocks.pairs());
        counts.put("keptPairs", (long) kept.size());
        long links = 0;
        long review = 0;
        for (int i = 0; i < kept.size(); i++) {
            links += kept.weight(i) >= thresholds.link() ? 1 : 0;
            review += kept.weight(i) >= thresholds.review() && kept.weight(i) < thresholds.link() ? 1 : 0;
        }
        counts.put("linkPairs", links);
        counts.put("reviewPairs", review);
        int[] sizes = new int[records.size()];
        for (int c : cluster) {
            sizes[c]++;
        }
        long clusters = 0;
        long several = 0;
        long largest = 0;
        for (int size : sizes) {
            clusters += size > 0 ? 1 : 0;
            several += size > 1 ? 1 : 0;
            largest = Math.max(largest, size);
        }
        counts.put("clusters", clusters);
        counts.put("clustersOfSeveral", several);
        counts.put("largestCluster", largest);
        return counts;
    }
}
