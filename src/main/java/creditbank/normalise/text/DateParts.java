package creditbank.normalise.text;

import creditbank.outcome.Precision;

/** One to three numbers with the same separators between them: {@code - / .}, or 年, 月 and 日 or 号 behind them. */
final class DateParts {
    private static final int PARTS = 3;
    private static final int MOST_DIGITS = 4;

    private final String text;
    private final int[] numbers = new int[PARTS];
    private int count;
    private int yearDigits;

    DateParts(String text) {
        this.text = text;
    }

    /** Reads the text; false where it has another form. */
    boolean read() {
        int at = 0;
        char separator = 0;
        while (at < text.length() && count < PARTS) {
            int end = digitsEnd(at);
            if (end == at || end - at > (count == 0 ? MOST_DIGITS : 2)) {
                return false;
            }
            numbers[count] = Integer.parseInt(text, at, end, 10);
            yearDigits = count == 0 ? end : yearDigits;
            count++;
            if (end == text.length()) {
                return count > 1 && "-/.".indexOf(separator) >= 0;
            }
            char next = text.charAt(end);
            if (!fits(next, separator)) {
                return false;
            }
            separator = next;
            at = end + 1;
        }
        return at == text.length() && "年月日号".indexOf(separator) >= 0;
    }

    /** 年 behind the first, 月 behind the second, 日 or 号 behind the third; else one sign between all. */
    private boolean fits(char next, char before) {
        if (before == 0 && "-/.".indexOf(next) >= 0) {
            return true;
        }
        return switch (count) {
            case 1 -> next == '年';
            case 2 -> before == '年' ? next == '月' : next == before;
            default -> before == '月' && (next == '日' || next == '号');
        };
    }

    private int digitsEnd(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    int number(int index) {
        return numbers[index];
    }

    /** How many digits the first number has. */
    int yearDigits() {
        return yearDigits;
    }

    Precision precision() {
        return switch (count) {
            case 1 -> Precision.YEAR;
            case 2 -> Precision.MONTH;
            default -> Precision.DAY;
        };
    }
}
