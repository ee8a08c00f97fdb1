package creditbank.cli.review;

import java.util.Locale;

/** Text in columns of a terminal, where a Chinese character is as wide as two letters. */
final class Cells {
    private Cells() {}

    /** The text, with blanks behind it up to a width; cut where it is wider. */
    static String left(String text, int width) {
        StringBuilder cell = new StringBuilder();
        int used = 0;
        for (int point : text.codePoints().toArray()) {
            int more = wide(point) ? 2 : 1;
            if (used + more > width) {
                break;
            }
            cell.appendCodePoint(Character.isISOControl(point) ? ' ' : point);
            used += more;
        }
        return cell.append(" ".repeat(width - used)).toString();
    }

    /** Hundredths as a decimal number. */
    static String credits(long hundredths) {
        return String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100);
    }

    /** A word of the program, as it is written in documents. */
    static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean wide(int point) {
        return Character.isIdeographic(point)
                || (point >= 0x3000 && point <= 0x30ff)
                || (point >= 0xac00 && point <= 0xd7a3)
                || (point >= 0xff01 && point <= 0xff60);
    }
}
