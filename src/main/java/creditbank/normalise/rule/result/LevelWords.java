package creditbank.normalise.rule.result;

import creditbank.outcome.Scale;
import creditbank.outcome.Status;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words that stand in score columns. */
final class LevelWords {
    private static final Map<String, Status> FIVE = Map.ofEntries(
            Map.entry("优秀", Status.PASSED),
            Map.entry("优", Status.PASSED),
            Map.entry("良好", Status.PASSED),
            Map.entry("良", Status.PASSED),
            Map.entry("中等", Status.PASSED),
            Map.entry("中", Status.PASSED),
            Map.entry("及格", Status.PASSED),
            Map.entry("不及格", Status.FAILED));
    private static final Map<String, Status> TWO = Map.ofEntries(
            Map.entry("合格", Status.PASSED),
            Map.entry("通过", Status.PASSED),
            Map.entry("P", Status.PASSED),
            Map.entry("不合格", Status.FAILED),
            Map.entry("不通过", Status.FAILED),
            Map.entry("未通过", Status.FAILED));
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
        if (FIVE.containsKey(word)) {
            return Scale.FIVE_LEVEL;
        }
        if (TWO.containsKey(word)) {
            return Scale.TWO_LEVEL;
        }
        return MARKS.containsKey(word) ? Scale.MARK : isLetter(word) ? Scale.LETTER : null;
    }

    /** What a word on a scale means, or null where it is not on it; 合格 and 不合格 stand on the five levels too. */
    static @Nullable Status status(String word, Scale scale) {
        return switch (scale) {
            case FIVE_LEVEL -> FIVE.getOrDefault(word, word.endsWith("合格") ? TWO.get(word) : null);
            case TWO_LEVEL -> word.endsWith("及格") ? FIVE.get(word) : word.equals("F") ? Status.FAILED : TWO.get(word);
            case MARK -> MARKS.get(word);
            case LETTER -> !isLetter(word) ? null : word.equals("F") ? Status.FAILED : Status.PASSED;
            case NONE, HUNDRED, POINT -> null;
        };
    }

    /** A+ to D-, or F. */
    private static boolean isLetter(String word) {
        boolean sign = word.length() == 2 && (word.charAt(1) == '+' || word.charAt(1) == '-');
        return word.equals("F") || ((word.length() == 1 || sign) && "ABCD".indexOf(word.charAt(0)) >= 0);
    }
}
