package creditbank.practice.sender.form;

import creditbank.practice.sender.Sent;
import creditbank.practice.sender.form.Grades.Grade;
import creditbank.practice.world.Deed;
import creditbank.practice.world.World;
import java.math.BigDecimal;
import java.util.Set;

/** What a row earns: the credits of its course where its grade passes. */
public final class Earned {
    private static final BigDecimal PASS = BigDecimal.valueOf(60);
    private static final Set<String> PASSING = Set.of("优秀", "良好", "中等", "及格", "合格");
    private static final String EXEMPT = "免修";

    private Earned() {}

    /** In hundredths; 0 where the grade does not pass, and where the row is of no course. */
    public static int hundredths(World world, Sent row) {
        Deed deed = row.item().deed();
        return deed.kind() == Deed.Kind.COURSE && passes(Grades.of(row))
                ? world.course(deed).credits()
                : 0;
    }

    private static boolean passes(Grade grade) {
        return grade.mark().equals(EXEMPT)
                || PASSING.contains(grade.word())
                || (!grade.points().isEmpty() && new BigDecimal(grade.points()).compareTo(PASS) >= 0);
    }
}
