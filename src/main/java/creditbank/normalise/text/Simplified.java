package creditbank.normalise.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Traditional characters to simplified ones, for matching only. Several traditional forms may have one simplified form, so the way is toward simplified. The
 * table is made once from ICU's {@code Traditional-Simplified}, character by character and to the end of each chain, so that a second pass changes nothing.
 */
final class Simplified {
    private static final char[] BASIC = new char[0x10000];
    private static final Map<Integer, Integer> SUPPLEMENTARY = new HashMap<>();

    static {
        for (int c = 0; c < BASIC.length; c++) {
            BASIC[c] = (char) c;
        }
        Transliterator icu = Transliterator.getInstance("Traditional-Simplified");
        UnicodeSet sources = icu.getSourceSet();
        for (String source : sources) {
            int from = source.codePointAt(0);
            int to = last(icu, source);
            boolean single = source.codePointCount(0, source.length()) == 1;
            if (single && to >= 0 && UCharacter.hasBinaryProperty(from, UProperty.IDEOGRAPHIC)) {
                put(from, to);
            }
        }
    }

    private Simplified() {}

    static int of(int codePoint) {
        return codePoint < BASIC.length ? BASIC[codePoint] : SUPPLEMENTARY.getOrDefault(codePoint, codePoint);
    }

    private static void put(int from, int to) {
        if (from < BASIC.length && to < BASIC.length) {
            BASIC[from] = (char) to;
        } else if (from >= BASIC.length) {
            SUPPLEMENTARY.put(from, to);
        }
    }

    /** The end of a character's chain, or -1 where that is not one character. */
    private static int last(Transliterator icu, String source) {
        String text = source;
        for (int step = 0; step < 4; step++) {
            text = icu.transliterate(text);
        }
        return text.codePointCount(0, text.length()) == 1 ? text.codePointAt(0) : -1;
    }
}
