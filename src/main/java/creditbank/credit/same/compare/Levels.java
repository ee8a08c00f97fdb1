package creditbank.credit.same.compare;

import creditbank.normalise.text.Fold;
import java.util.List;

/** Levels of vocational skill under their names: 五级, 初级工, 初级 and 5 are one. Levels that are none of these are compared as words. */
final class Levels {
    /** From the highest, level 1, to the lowest; in each the longest word first. */
    private static final List<List<String>> WORDS = List.of(
            List.of("高级技师", "一级", "1级", "1"),
            List.of("技师", "二级", "2级", "2"),
            List.of("高级工", "高级", "三级", "3级", "3"),
            List.of("中级工", "中级", "四级", "4级", "4"),
            List.of("初级工", "初级", "五级", "5级", "5"));

    private Levels() {}

    static Agreement compare(String a, String b) {
        String one = Fold.title(a);
        String two = Fold.title(b);
        if (one.isEmpty() || two.isEmpty()) {
            return Agreement.UNKNOWN;
        }
        if (one.equals(two)) {
            return Agreement.EQUAL;
        }
        int levelA = level(one);
        int levelB = level(two);
        if (levelA == 0 && levelB == 0) {
            return Agreement.CONTRARY;
        }
        return levelA == 0 || levelB == 0 ? Agreement.UNKNOWN : levelA == levelB ? Agreement.EQUAL : Agreement.CONTRARY;
    }

    /** 1 to 5, or 0 where it is none of these; of a level under two names, 三级/高级工, the first part counts. */
    private static int level(String folded) {
        String first = folded.split("[/(,、]", 2)[0];
        for (int i = 0; i < WORDS.size(); i++) {
            if (WORDS.get(i).contains(first)) {
                return i + 1;
            }
        }
        return 0;
    }
}
