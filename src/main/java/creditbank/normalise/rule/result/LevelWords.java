package creditbank.normalise.rule.result;

import creditbank.outcome.Scale;
import creditbank.outcome.Status;
import creditbank.outcome.result.Grades;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words that stand in score columns. */
final class LevelWords {
    private static final Map<String, Status> MARKS = Map.ofEntries(
            Map.entry("缺考", Status.ABSENT),
            Map.entry("旷考", Status.ABSENT),
            Map.entry("缓考", Status.DEFERRED),
            Map.entry("作弊", Status.VOID),
            Map.entry("违纪", Status.VOID),
            Map.entry("取消资格", Status.VOID),
            Map.entry("免修", Status.EXEMPT),
            Map.entry("免试", Status.EXEMPT),
            Map.entry("未录入", Status.PENDING));

    private LevelWords() {}

    /** The scale on which a word stands, or null. */
    static @Nullable Scale scale(String word) {
        return MARKS.containsKey(word) ? Scale.MARK : Grades.scale(word);
    }

    /** What a word on a scale means, or null where it is not on it. */
    static @Nullable Status status(String word, Scale scale) {
        if (scale == Scale.MARK) {
            return MARKS.get(word);
        }
        String grade = Grades.of(scale, word);
        return grade == null ? null : Grades.isLowest(scale, grade) ? Status.FAILED : Status.PASSED;
    }
}
