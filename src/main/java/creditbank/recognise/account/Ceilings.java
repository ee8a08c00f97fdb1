package creditbank.recognise.account;

import creditbank.recognise.rule.Ruling.Converted;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What one learner has by each rule, under its ceiling, which is that of the latest version by which any of the records was converted. Order does not matter. */
final class Ceilings {
    private final Map<String, Sum> byRule = new HashMap<>();

    private static final class Sum {
        private long spent;
        private long free;
        private long ceiling;
        private int version;
    }

    /** Adds a record that is worth something by a rule; one by none has no ceiling. */
    void add(Worth worth, long spent, long free) {
        Converted by = worth.by();
        if (by != null) {
            Sum sum = byRule.computeIfAbsent(worth.rule(), any -> new Sum());
            sum.spent += spent;
            sum.free += free;
            if (by.by().name().version() > sum.version) {
                sum.version = by.by().name().version();
                sum.ceiling = by.by().rule().limits().ceiling();
            }
        }
    }

    /** What the ceiling leaves beside what is spent. */
    long left(String rule) {
        Sum sum = byRule.get(rule);
        return sum == null ? 0 : Math.max(0, sum.ceiling - sum.spent);
    }

    /** What is free but above what the ceiling leaves, by rule; nothing where no ceiling cuts. */
    Map<String, Long> above() {
        Map<String, Long> above = new TreeMap<>();
        byRule.forEach((rule, sum) -> {
            if (sum.free > left(rule)) {
                above.put(rule, sum.free - left(rule));
            }
        });
        return above;
    }
}
