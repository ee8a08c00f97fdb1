package creditbank.credit.same.compare;

import creditbank.normalise.text.Fold;
import creditbank.outcome.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Titles in full and in short. A title is folded and taken apart: <em>marks</em> tell parts, editions, levels and forms of teaching apart (digits, Roman and
 * Chinese numerals, Latin words, 上 and 下 at the end, 初级, 实验 and the like); <em>endings</em> say nothing that the kind does not say (培训班, 课程, 证书); the rest is
 * the core. Titles with other marks are other titles, whatever the core.
 */
final class Titles {
    private static final Pattern MARK =
            Pattern.compile("[a-z0-9+#.]+|[〇一二三四五六七八九十]+|[上下]$|[甲乙丙丁]|初级|中级|高级|特级|实验|实践|实训|实习|设计|双语|补修|重修");
    private static final Pattern SIGN = Pattern.compile("[^\\p{L}\\p{N}+#.]");
    private static final Pattern ROMAN = Pattern.compile("i{1,3}|iv|vi{0,3}|ix|x");
    private static final List<String> ROMANS = List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x");
    private static final String NUMERALS = "一二三四五六七八九十";
    private static final int SHORTEST_CORE = 2;
    private static final int SHORTEST_SLIP = 3;

    private Titles() {}

    /** How two titles stand to one another. */
    enum Relation {
        EQUAL,
        /** Equal but for endings, signs or the way in which numbers are written. */
        REWORDED,
        /** One core is within the other, or is an abbreviation of it: 高数 of 高等数学. */
        ABBREVIATED,
        /** One character apart, or a mark that one of them leaves out. */
        SLIP,
        UNKNOWN,
        OTHER
    }

    private record Wording(String core, String marks) {}

    static Relation compare(Kind kind, String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Relation.UNKNOWN;
        }
        String one = Fold.title(a);
        String two = Fold.title(b);
        if (one.equals(two)) {
            return Relation.EQUAL;
        }
        return compare(wording(kind, one), wording(kind, two));
    }

    private static Relation compare(Wording a, Wording b) {
        if (a.core.length() < SHORTEST_CORE || b.core.length() < SHORTEST_CORE) {
            return Relation.OTHER;
        }
        boolean sameCore = a.core.equals(b.core);
        if (!a.marks.equals(b.marks)) {
            return sameCore && (a.marks.isEmpty() || b.marks.isEmpty()) ? Relation.SLIP : Relation.OTHER;
        }
        if (sameCore) {
            return Relation.REWORDED;
        }
        if (isShortFor(a.core, b.core) || isShortFor(b.core, a.core)) {
            return Relation.ABBREVIATED;
        }
        boolean slip = Math.min(a.core.length(), b.core.length()) >= SHORTEST_SLIP && Slips.oneApart(a.core, b.core);
        return slip ? Relation.SLIP : Relation.OTHER;
    }

    /** Within it, or its characters in their order beginning with the same one. */
    private static boolean isShortFor(String core, String longer) {
        if (core.length() >= longer.length()) {
            return false;
        }
        if (longer.contains(core)) {
            return true;
        }
        int next = 0;
        for (int i = 0; i < longer.length() && next < core.length(); i++) {
            if (longer.charAt(i) == core.charAt(next)) {
                next++;
            }
        }
        return next == core.length() && longer.charAt(0) == core.charAt(0);
    }

    private static Wording wording(Kind kind, String folded) {
        StringBuilder marks = new StringBuilder();
        Matcher matcher = MARK.matcher(SIGN.matcher(folded).replaceAll(""));
        StringBuilder core = new StringBuilder();
        while (matcher.find()) {
            marks.append(mark(matcher.group())).append(' ');
            matcher.appendReplacement(core, "");
        }
        matcher.appendTail(core);
        return new Wording(withoutEndings(kind, core.toString()), marks.toString());
    }

    /** One way of writing for a number: 2, 二, ii. */
    private static String mark(String mark) {
        if (ROMAN.matcher(mark).matches()) {
            return Integer.toString(ROMANS.indexOf(mark) + 1);
        }
        int numeral = mark.length() == 1 ? NUMERALS.indexOf(mark) : -1;
        return numeral < 0 ? mark : Integer.toString(numeral + 1);
    }

    private static String withoutEndings(Kind kind, String core) {
        for (String ending : endings(kind)) {
            if (core.endsWith(ending) && core.length() - ending.length() >= SHORTEST_CORE) {
                return withoutEndings(kind, core.substring(0, core.length() - ending.length()));
            }
        }
        return core;
    }

    private static List<String> endings(Kind kind) {
        return switch (kind) {
            case COURSE -> List.of("课程", "课");
            case CERTIFICATE -> List.of("证书", "证", "职业技能等级", "职业资格");
            case TRAINING -> List.of("培训", "培训班", "研修班", "班", "课程", "项目");
            case INTERNSHIP -> List.of("岗位", "项目");
            case WORK -> List.of("岗位", "岗");
            case AWARD -> List.of("荣誉称号", "称号");
        };
    }
}
