package creditbank.normalise.text;

/** Chinese numerals in dates and terms. */
final class Numerals {
    private static final String DIGITS = "〇一二三四五六七八九";

    private Numerals() {}

    /**
     * Writes every run of Chinese numerals as a decimal number: digit by digit (二〇二四, also with U+25CB or 零), or by place (三十一, 一百一十三, 廿五). 元 is the
     * first year of an era.
     */
    static String toDecimal(String text) {
        StringBuilder decimal = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && isNumeral(text.charAt(end))) {
                end++;
            }
            if (end > i) {
                append(decimal, text.substring(i, end));
                i = end;
            } else {
                char c = text.charAt(i++);
                decimal.append(c == '元' ? '1' : c);
            }
        }
        return decimal.toString();
    }

    private static void append(StringBuilder decimal, String run) {
        if (run.chars().allMatch(c -> digit((char) c) >= 0)) {
            run.chars().forEach(c -> decimal.append(digit((char) c)));
            return;
        }
        int value = 0;
        int digit = 0;
        for (int i = 0; i < run.length(); i++) {
            char c = run.charAt(i);
            if (digit(c) >= 0) {
                digit = digit(c);
                continue;
            }
            value += place(c) * (digit == 0 || c == '廿' || c == '卅' ? 1 : digit);
            digit = 0;
        }
        decimal.append(value + digit);
    }

    private static int place(char c) {
        return switch (c) {
            case '十' -> 10;
            case '廿' -> 20;
            case '卅' -> 30;
            default -> 100;
        };
    }

    private static boolean isNumeral(char c) {
        return digit(c) >= 0 || "十廿卅百".indexOf(c) >= 0;
    }

    private static int digit(char c) {
        return c == '零' || c == '○' ? 0 : DIGITS.indexOf(c);
    }
}
