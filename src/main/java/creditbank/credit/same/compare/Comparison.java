package creditbank.credit.same.compare;

import static creditbank.credit.same.compare.Agreement.CONTRARY;
import static creditbank.credit.same.compare.Agreement.DOUBTFUL;
import static creditbank.credit.same.compare.Agreement.EQUAL;
import static creditbank.credit.same.compare.Agreement.NEAR;
import static creditbank.credit.same.compare.Agreement.UNKNOWN;

import creditbank.credit.content.Content;
import creditbank.credit.same.compare.Likeness.Verdict;
import creditbank.outcome.Kind;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares what two sources say of one learner's achievements, aspect by aspect, and decides as the package comment says.
 *
 * <ul>
 *   <li>Provider: {@link Providers}. An unknown one (a code here, a name there) is a weakness.
 *   <li>Number: {@link Certificates}, of certificates only; other kinds' numbers are the senders' own references. An equal one makes it the same, unless title,
 *       level or date are contrary, or the provider of a number that is not unique in the country; then it is doubtful.
 *   <li>Code: {@link Codes}, of courses only. Another code altogether is a weakness where provider, title, term and credits are equal, else a doubt.
 *   <li>Title: {@link Titles}. An abbreviation is a weakness where provider, begin and end are equal, else a doubt. An unknown title is a doubt, unless a
 *       course's code is equal.
 *   <li>Level: {@link Levels}. Two levels are two achievements.
 *   <li>When: {@link Times}. Unknown dates are a doubt.
 *   <li>Amount: the credits of courses. Others are a doubt.
 * </ul>
 */
public final class Comparison {
    private static final int FORGIVEN = 1;
    private static final int MOST = 2;

    private Comparison() {}

    /** Symmetric, and a function of the two alone. */
    public static Likeness of(Content a, Content b) {
        Kind kind = a.what().kind();
        if (kind != b.what().kind()) {
            return new Likeness(Verdict.DIFFERENT, 0, Map.of());
        }
        boolean course = kind == Kind.COURSE;
        Map<Aspect, Agreement> aspects = new EnumMap<>(Aspect.class);
        aspects.put(Aspect.PROVIDER, Providers.compare(a.provider(), b.provider()));
        aspects.put(Aspect.LEVEL, Levels.compare(a.what().level(), b.what().level()));
        Times.Timing timing = Times.compare(kind, a, b);
        aspects.put(Aspect.WHEN, timing.agreement());
        aspects.put(
                Aspect.AMOUNT, course ? amounts(a.amount().credits(), b.amount().credits()) : UNKNOWN);
        boolean certificate = kind == Kind.CERTIFICATE;
        aspects.put(
                Aspect.NUMBER,
                certificate ? Certificates.compare(a.what().number(), b.what().number()) : UNKNOWN);
        Codes.Relation codes = course ? Codes.compare(a.what().code(), b.what().code()) : Codes.Relation.UNKNOWN;
        Titles.Relation titles = Titles.compare(kind, a.what().title(), b.what().title());
        boolean here = aspects.get(Aspect.PROVIDER) == EQUAL;
        aspects.put(Aspect.TITLE, title(titles, here && timing.firm(), codes));
        boolean all = here
                && titles == Titles.Relation.EQUAL
                && timing.agreement() == EQUAL
                && aspects.get(Aspect.AMOUNT) == EQUAL;
        aspects.put(Aspect.CODE, code(codes, all));
        return decide(aspects, a.what().number());
    }

    private static Agreement title(Titles.Relation relation, boolean firm, Codes.Relation codes) {
        return switch (relation) {
            case EQUAL -> EQUAL;
            case REWORDED -> NEAR;
            case ABBREVIATED -> firm ? NEAR : DOUBTFUL;
            case SLIP -> DOUBTFUL;
            case UNKNOWN -> codes == Codes.Relation.EQUAL ? UNKNOWN : DOUBTFUL;
            case OTHER -> CONTRARY;
        };
    }

    private static Agreement code(Codes.Relation relation, boolean allElseEqual) {
        return switch (relation) {
            case EQUAL -> EQUAL;
            case CAMPUS -> NEAR;
            case UNKNOWN -> UNKNOWN;
            case OTHER -> allElseEqual ? NEAR : DOUBTFUL;
        };
    }

    private static Agreement amounts(@Nullable Integer a, @Nullable Integer b) {
        return a == null || b == null ? UNKNOWN : a.equals(b) ? EQUAL : DOUBTFUL;
    }

    private static Likeness decide(Map<Aspect, Agreement> aspects, String number) {
        if (aspects.get(Aspect.NUMBER) == EQUAL) {
            Verdict verdict = contradicted(aspects, number) ? Verdict.DOUBTFUL : Verdict.SAME;
            return new Likeness(verdict, 0, aspects);
        }
        int weak = count(aspects, NEAR) + (aspects.get(Aspect.PROVIDER) == UNKNOWN ? 1 : 0);
        int doubts = count(aspects, DOUBTFUL) + (aspects.get(Aspect.WHEN) == UNKNOWN ? 1 : 0);
        if (count(aspects, CONTRARY) > 0 || weak + doubts > MOST) {
            return new Likeness(Verdict.DIFFERENT, 0, aspects);
        }
        return doubts == 0 && weak <= FORGIVEN
                ? new Likeness(Verdict.SAME, weak, aspects)
                : new Likeness(Verdict.DOUBTFUL, 0, aspects);
    }

    private static boolean contradicted(Map<Aspect, Agreement> aspects, String number) {
        return aspects.get(Aspect.TITLE) == CONTRARY
                || aspects.get(Aspect.LEVEL) == CONTRARY
                || aspects.get(Aspect.WHEN) == CONTRARY
                || (aspects.get(Aspect.PROVIDER) == CONTRARY && !Certificates.isNational(number));
    }

    private static int count(Map<Aspect, Agreement> aspects, Agreement agreement) {
        return (int) aspects.values().stream().filter(agreement::equals).count();
    }
}
