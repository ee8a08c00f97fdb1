package creditbank.normalise.text;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * The readings of Han characters in pinyin without tones, for matching only: every reading that a character has, since no context tells which a name uses.
 * The letter ü stands as {@code v}. Readings are looked up once and kept.
 */
public final class Pinyin {
    private static final String[] NONE = {};
    private static final int FIRST = 0x3400;
    private static final int LAST = 0x9FFF;
    private static final AtomicReferenceArray<String[]> KNOWN = new AtomicReferenceArray<>(LAST - FIRST + 1);

    private Pinyin() {}

    /** Whether a code point is in the blocks of Han characters that have readings here. */
    public static boolean isHan(int codePoint) {
        return codePoint >= FIRST && codePoint <= LAST;
    }

    /** The readings in alphabetic order, each once; empty for a character without one. The array is shared and must not be changed. */
    public static String[] readings(int codePoint) {
        if (!isHan(codePoint)) {
            return NONE;
        }
        String[] known = KNOWN.get(codePoint - FIRST);
        if (known == null) {
            known = lookUp((char) codePoint);
            KNOWN.set(codePoint - FIRST, known);
        }
        return known;
    }

    /** Whether two Han characters can sound alike, tones apart. */
    public static boolean soundAlike(int a, int b) {
        if (a == b) {
            return true;
        }
        for (String reading : readings(a)) {
            if (Arrays.binarySearch(readings(b), reading) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String[] lookUp(char character) {
        String[] toned = PinyinHelper.toHanyuPinyinStringArray(character);
        if (toned == null) {
            return NONE;
        }
        return Arrays.stream(toned)
                .map(reading -> reading.replace("u:", "v").replaceAll("[0-9]", ""))
                .filter(reading -> !reading.isEmpty())
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }
}
