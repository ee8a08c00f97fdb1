package creditbank.normalise.text;

import creditbank.outcome.Term;
import org.jspecify.annotations.Nullable;

/**
 * Academic terms. With two years, {@code 2023-2024-2}, {@code 2023-2024学年第二学期}, {@code 23-24春}: the academic year and the part of it (1 or 秋 or 上,
 * 2 or 春 or 下, 3 or 夏, none the whole year). With one year, {@code 202402}, {@code 2025.1}, {@code 2024春}: the <em>calendar</em> year in which the term
 * begins, and the part, so that {@code 202402} is {@code 2023-2024-2}, {@code 202401} and {@code 2024秋} are {@code 2024-2025-1}. A year and a single digit
 * with a hyphen is refused: senders mean different things by it.
 */
public final class TermText {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final int NONE = -1;

    private TermText() {}

    /** The term that the text is, or null. */
    public static @Nullable Term parse(String text) {
        String plain = Numerals.toDecimal(unified(Plain.code(text)));
        int first = digitsEnd(plain, 0);
        if (first == 6) {
            return calendar(number(plain, 0, 4), plain.charAt(4) == '0' ? part(plain.substring(5)) : NONE);
        }
        if (first < plain.length() && plain.charAt(first) == '-' && digitsEnd(plain, first + 1) - first > 2) {
            return academic(plain, first);
        }
        boolean dotted = first == 4 && plain.startsWith(".", 4) && plain.length() == 6;
        boolean season = first == 4 && plain.length() > 4 && digitsEnd(plain, plain.length() - 1) == plain.length() - 1;
        String rest = season && plain.charAt(4) == '年' ? plain.substring(5) : plain.substring(Math.min(4, first));
        return dotted || season ? calendar(number(plain, 0, 4), part(dotted ? plain.substring(5) : rest)) : null;
    }

    private static @Nullable Term academic(String plain, int first) {
        int second = digitsEnd(plain, first + 1);
        int from = number(plain, 0, first);
        int until = number(plain, first + 1, second);
        int start = first == 4 ? from : from + (from < 80 ? 2000 : 1900);
        boolean fits = second - first - 1 == 4 ? until == start + 1 : until == (start + 1) % 100;
        boolean lengths = (first == 4 || first == 2) && ((second - first == 5 && first == 4) || second - first == 3);
        return fits && lengths ? term(start, part(withoutYearWord(plain.substring(second)))) : null;
    }

    private static @Nullable Term calendar(int year, int part) {
        return part < 1 ? null : term(part == 1 ? year : year - 1, part);
    }

    private static @Nullable Term term(int start, int part) {
        return part == NONE || start < FIRST_YEAR || start > LAST_YEAR ? null : new Term(start, part);
    }

    private static String withoutYearWord(String text) {
        String rest = text.startsWith("学年度") ? text.substring(3) : text.startsWith("学年") ? text.substring(2) : text;
        boolean bracketed = rest.startsWith("(") && rest.endsWith(")");
        return bracketed
                ? rest.substring(1, rest.length() - 1)
                : rest.length() > 1 && rest.startsWith("-") ? rest.substring(1) : rest;
    }

    /** The part of the year that a word is, 0 for no word, or {@link #NONE}. */
    private static int part(String text) {
        String word = text.endsWith("学期") ? text.substring(0, text.length() - 2) : text;
        return switch (word.startsWith("第") ? word.substring(1) : word) {
            case "" -> text.isEmpty() ? 0 : NONE;
            case "1", "01", "秋", "秋季", "上" -> 1;
            case "2", "02", "春", "春季", "下" -> 2;
            case "3", "03", "夏", "夏季" -> 3;
            default -> NONE;
        };
    }

    private static String unified(String text) {
        StringBuilder unified = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '/', '~', '_', '至', '‐', '‑', '–', '—', '―', '−' -> unified.append('-');
                case '學' -> unified.append('学');
                default -> unified.append(c);
            }
        }
        return unified.toString();
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int number(String text, int from, int to) {
        return to - from < 1 || to - from > 4 ? NONE : Integer.parseInt(text, from, to, 10);
    }
}
