package creditbank.outcome.result;

import creditbank.outcome.Scale;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The grades of the scales that have words, and other words for them. Only the lowest grade of a scale is a fail. */
public final class Grades {
    private static final List<String> FIVE_LEVEL = List.of("优秀", "良好", "中等", "及格", "不及格");
    private static final List<String> TWO_LEVEL = List.of("合格", "不合格");
    private static final List<String> LETTER =
            List.of("A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-", "F");

    private static final Map<String, String> FIVE_LEVEL_WORDS = Map.of("优", "优秀", "良", "良好", "中", "中等");
    private static final Map<String, String> TWO_LEVEL_WORDS =
            Map.of("通过", "合格", "P", "合格", "不通过", "不合格", "未通过", "不合格");
    /** Words that stand on another scale by themselves. */
    private static final Map<String, String> AS_FIVE_LEVEL = Map.of("合格", "及格", "不合格", "不及格");

    private static final Map<String, String> AS_TWO_LEVEL = Map.of("及格", "合格", "不及格", "不合格", "F", "不合格");

    private Grades() {}

    /** A scale's grades, the best first; none where it has no words. */
    public static List<String> of(Scale scale) {
        return switch (scale) {
            case FIVE_LEVEL -> FIVE_LEVEL;
            case TWO_LEVEL -> TWO_LEVEL;
            case LETTER -> LETTER;
            case NONE, HUNDRED, POINT, MARK -> List.of();
        };
    }

    /** The grade of a scale that a word means, or null; 合格 stands on the five levels too, 及格 and F on two. */
    public static @Nullable String of(Scale scale, String word) {
        String own = own(scale, word);
        return switch (scale) {
            case FIVE_LEVEL -> own == null ? AS_FIVE_LEVEL.get(word) : own;
            case TWO_LEVEL -> own == null ? AS_TWO_LEVEL.get(word) : own;
            case LETTER, NONE, HUNDRED, POINT, MARK -> own;
        };
    }

    /** The scale on which a word stands where nothing else is said, or null. */
    public static @Nullable Scale scale(String word) {
        for (Scale scale : List.of(Scale.FIVE_LEVEL, Scale.TWO_LEVEL, Scale.LETTER)) {
            if (own(scale, word) != null) {
                return scale;
            }
        }
        return null;
    }

    /** Whether a grade is its scale's lowest. */
    public static boolean isLowest(Scale scale, String grade) {
        return of(scale).getLast().equals(grade);
    }

    private static @Nullable String own(Scale scale, String word) {
        if (of(scale).contains(word)) {
            return word;
        }
        return switch (scale) {
            case FIVE_LEVEL -> FIVE_LEVEL_WORDS.get(word);
            case TWO_LEVEL -> TWO_LEVEL_WORDS.get(word);
            case LETTER, NONE, HUNDRED, POINT, MARK -> null;
        };
    }
}
