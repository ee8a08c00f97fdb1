package creditbank.recognise;

import creditbank.recognise.rule.RuleName;
import creditbank.recognise.rule.Ruling.Converted;
import java.util.HashMap;
import java.util.Map;

/**
 * What one learner's conversions come to together: of each rule no more than its ceiling, which is that of the latest version by which any of them was
 * converted. The order in which they are added does not matter.
 */
final class LearnerTotal {
    private final Map<String, Sum> byRule = new HashMap<>();

    private static final class Sum {
        private long credits;
        private int ceiling;
        private int version;

        private long counted() {
            return Math.min(credits, ceiling);
        }
    }

    void add(Converted converted) {
        RuleName name = converted.by().name();
        Sum sum = byRule.computeIfAbsent(name.id(), any -> new Sum());
        sum.credits += converted.credits();
        if (name.version() > sum.version) {
            sum.version = name.version();
            sum.ceiling = converted.by().rule().limits().ceiling();
        }
    }

    /** In hundredths, of all rules. */
    long counted() {
        return byRule.values().stream().mapToLong(Sum::counted).sum();
    }

    /** How much more the conversions are than what counts, by rule; nothing where no ceiling cuts. */
    Map<String, Long> above() {
        Map<String, Long> above = new HashMap<>();
        byRule.forEach((rule, sum) -> {
            if (sum.credits > sum.ceiling) {
                above.put(rule, sum.credits - sum.ceiling);
            }
        });
        return above;
    }
}
