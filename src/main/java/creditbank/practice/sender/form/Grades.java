package creditbank.practice.sender.form;

import creditbank.practice.sender.Item;
import creditbank.practice.sender.Item.Attempt;
import creditbank.practice.sender.Sent;
import java.util.List;

/** What came of a course: a number of points, a level's word or a mark; consecutive versions of one row differ. */
final class Grades {
    private static final List<String> LEVELS = List.of("优秀", "良好", "中等", "及格");

    private Grades() {}

    /**
     * A grade.
     *
     * @param points a number, or empty
     * @param word a level, or empty
     * @param mark why there is neither, or empty
     */
    record Grade(String points, String word, String mark) {}

    static Grade of(Sent row) {
        Item item = row.item();
        int roll = item.base() % 1_000;
        if (row.version() == 0) {
            String mark = mark(item, roll);
            if (!mark.isEmpty()) {
                return new Grade("", "", mark);
            }
        }
        boolean failed = item.attempt() == Attempt.FAILED;
        int turn = item.base() / 1_000 + 7 * row.version();
        if (roll < 880) {
            return new Grade(points(turn, failed), "", "");
        }
        if (roll < 960) {
            boolean poor = failed && row.version() % 2 == 0;
            return new Grade("", poor ? "不及格" : LEVELS.get(turn % 4), "");
        }
        return new Grade("", (row.version() % 2 == 0) == failed ? "不合格" : "合格", "");
    }

    private static String mark(Item item, int roll) {
        return switch (item.attempt()) {
            case PUT_OFF -> "缓考";
            case FAILED -> roll % 10 == 0 ? "缺考" : roll % 100 == 1 ? "作弊" : "";
            case NORMAL -> roll < 12 ? "免修" : roll < 20 ? "未录入" : "";
            case MAKE_UP, DEFERRED, REPEATED -> "";
        };
    }

    private static String points(int turn, boolean failed) {
        int points = failed ? 30 + turn % 29 : 60 + turn % 41;
        return turn % 9 == 0 && points < 100 ? points + ".5" : Integer.toString(points);
    }
}
