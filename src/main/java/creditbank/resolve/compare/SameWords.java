package creditbank.resolve.compare;

import java.util.Arrays;

/**
 * 1 where two texts have the same words in another order or with other gaps ({@code li wei}, {@code wei li}, {@code liwei}), or where a short Han name has
 * its surname, of one character or two, at the other end. 0 otherwise.
 */
public final class SameWords implements Similarity {
    private static final int LONGEST_HAN = 5;

    @Override
    public double of(Letters a, Letters b) {
        if (a.has(' ') || b.has(' ')) {
            return sum(a) == sum(b) && sameWords(a, b) ? 1 : 0;
        }
        boolean turned = false;
        if (a.length() == b.length() && a.length() <= LONGEST_HAN && a.at(0) >= 0x3400) {
            for (int shift = 1; !turned && shift <= 2; shift++) {
                turned = turned(a, b, shift) || turned(b, a, shift);
            }
        }
        return turned ? 1 : 0;
    }

    /** The same for all orders of the same letters, spaces apart. */
    private static long sum(Letters text) {
        long sum = 0;
        for (int i = 0; i < text.length(); i++) {
            long c = text.at(i);
            sum += c == ' ' ? 0 : c * c + 1_000_003 * c;
        }
        return sum;
    }

    private static boolean turned(Letters a, Letters b, int shift) {
        boolean same = shift < a.length();
        for (int i = 0; same && i < a.length(); i++) {
            same = a.at(i) == b.at((i + shift) % a.length());
        }
        return same;
    }

    private static boolean sameWords(Letters a, Letters b) {
        String[] left = words(a);
        String[] right = words(b);
        return joined(left, false).equals(joined(right, false))
                || joined(left, true).equals(joined(right, true));
    }

    private static String joined(String[] words, boolean sorted) {
        String[] order = words.clone();
        if (sorted) {
            Arrays.sort(order);
        }
        return String.join("", order);
    }

    private static String[] words(Letters text) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            words.appendCodePoint(text.at(i));
        }
        return words.toString().strip().split(" +", -1);
    }
}
