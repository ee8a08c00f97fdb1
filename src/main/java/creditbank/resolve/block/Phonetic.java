package creditbank.resolve.block;

import creditbank.normalise.text.Pinyin;
import creditbank.resolve.compare.Letters;
import java.util.ArrayList;
import java.util.List;

/** How a name sounds, for keys: Soundex of up to six signs for Latin letters, and the same of every way to read Han characters in pinyin. */
final class Phonetic {
    private static final String CODES = "01230120022455012623010202";
    private static final int LONGEST = 6;
    private static final int MOST_READINGS = 8;

    private Phonetic() {}

    /** The codes, each once. */
    static List<String> of(Letters name) {
        List<StringBuilder> spelled = new ArrayList<>(List.of(new StringBuilder()));
        for (int i = 0; i < name.length(); i++) {
            int c = name.at(i);
            String[] readings = Pinyin.readings(c);
            if (readings.length == 0) {
                spelled.forEach(text -> text.appendCodePoint(c));
            } else {
                spelled = extended(spelled, readings);
            }
        }
        return spelled.stream().map(Phonetic::soundex).distinct().toList();
    }

    private static List<StringBuilder> extended(List<StringBuilder> spelled, String[] readings) {
        List<StringBuilder> longer = new ArrayList<>();
        for (StringBuilder text : spelled) {
            for (String reading : readings) {
                if (longer.size() < MOST_READINGS) {
                    longer.add(new StringBuilder(text).append(reading));
                }
            }
        }
        return longer;
    }

    private static String soundex(CharSequence text) {
        StringBuilder code = new StringBuilder();
        char last = '0';
        for (int i = 0; i < text.length() && code.length() < LONGEST; i++) {
            char c = text.charAt(i);
            boolean latin = c >= 'a' && c <= 'z';
            char digit = latin ? CODES.charAt(c - 'a') : '0';
            if (code.isEmpty() && Character.isLetterOrDigit(c)) {
                code.append(c);
            } else if (!code.isEmpty() && digit != '0' && digit != last) {
                code.append(digit);
            }
            last = c == 'h' || c == 'w' ? last : digit;
        }
        return code.toString();
    }
}
