package creditbank.credit.same.compare;

import java.util.List;

/**
 * Courses' codes in normal form. A campus or a college writes its own mark before or behind the school's code: {@code MA101-N}, {@code 02-MA101}, {@code NMA101}.
 * The mark is a part set off by a sign, of at most three characters, or one or two letters; what is left has a digit and at least three characters.
 */
final class Codes {
    private static final int LONGEST_PART = 3;
    private static final int LONGEST_LETTERS = 2;
    private static final int SHORTEST_CODE = 3;

    private Codes() {}

    /** How two codes stand to one another. */
    enum Relation {
        EQUAL,
        CAMPUS,
        UNKNOWN,
        OTHER
    }

    static Relation compare(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Relation.UNKNOWN;
        }
        if (a.equals(b)) {
            return Relation.EQUAL;
        }
        return isMarked(a, b) || isMarked(b, a) || siblings(a, b) ? Relation.CAMPUS : Relation.OTHER;
    }

    /** Whether the longer one is the shorter one with a mark. */
    private static boolean isMarked(String code, String longer) {
        if (longer.length() <= code.length() || !isCode(code)) {
            return false;
        }
        return (longer.startsWith(code) && isMark(longer.substring(code.length())))
                || (longer.endsWith(code) && isMark(longer.substring(0, longer.length() - code.length())));
    }

    /** Whether both are one code with a part of their own, set off by a sign. */
    private static boolean siblings(String a, String b) {
        List<String> one = List.of(a.split("[^A-Z0-9]+"));
        List<String> two = List.of(b.split("[^A-Z0-9]+"));
        if (one.size() != 2 || two.size() != 2) {
            return false;
        }
        return (isCode(one.get(0)) && one.get(0).equals(two.get(0)) && areShort(one.get(1), two.get(1)))
                || (isCode(one.get(1)) && one.get(1).equals(two.get(1)) && areShort(one.get(0), two.get(0)));
    }

    private static boolean areShort(String one, String two) {
        return one.length() <= LONGEST_PART && two.length() <= LONGEST_PART;
    }

    private static boolean isMark(String rest) {
        String part = rest.replaceAll("[^A-Z0-9]", "");
        return part.length() < rest.length()
                ? !part.isEmpty() && part.length() <= LONGEST_PART
                : part.matches("[A-Z]{1," + LONGEST_LETTERS + "}");
    }

    private static boolean isCode(String text) {
        return text.length() >= SHORTEST_CODE && text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }
}
