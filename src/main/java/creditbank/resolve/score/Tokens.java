package creditbank.resolve.score;

import creditbank.resolve.compare.Letters;
import creditbank.resolve.table.Hash;
import creditbank.resolve.table.Values;
import java.util.Arrays;

/** The words of each distinct value of a column, and what each word is worth: the rarer, the more. Han text without spaces has its pairs of characters for words. */
final class Tokens {
    private static final int HAN = 0x2E80;

    private final int[] ends;
    private long[] words = new long[1 << 8];
    private int size;
    private final float[] weight;
    private final double[] length;

    Tokens(Values values) {
        int n = values.size();
        ends = new int[n];
        Letters letters = new Letters();
        for (int i = 0; i < n; i++) {
            values.letters(i, letters);
            int from = size;
            split(letters);
            Arrays.sort(words, from, size);
            distinct(from);
            ends[i] = size;
        }
        weight = weights(n);
        length = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int at = from(i); at < ends[i]; at++) {
                sum += (double) weight[at] * weight[at];
            }
            length[i] = Math.sqrt(sum);
        }
    }

    /** The cosine of two values' words. */
    double cosine(int a, int b) {
        double sum = 0;
        for (int i = from(a), j = from(b); i < ends[a] && j < ends[b]; ) {
            int order = Long.compare(words[i], words[j]);
            sum += order == 0 ? (double) weight[i] * weight[j] : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        double scale = length[a] * length[b];
        return scale > 0 ? sum / scale : 0;
    }

    private int from(int value) {
        return value == 0 ? 0 : ends[value - 1];
    }

    private void split(Letters text) {
        long hash = 0;
        int previous = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.at(i);
            if (c >= HAN) {
                put(Hash.of(previous >= HAN ? previous : 0, c));
            } else if (c == ' ') {
                flush(hash);
                hash = 0;
            } else {
                hash = Hash.of(hash, c);
            }
            previous = c;
        }
        flush(hash);
    }

    private void flush(long hash) {
        if (hash != 0) {
            put(hash);
        }
    }

    private void put(long word) {
        if (size == words.length) {
            words = Arrays.copyOf(words, size * 2);
        }
        words[size++] = word;
    }

    private void distinct(int from) {
        int kept = from;
        for (int i = from; i < size; i++) {
            if (kept == from || words[i] != words[kept - 1]) {
                words[kept++] = words[i];
            }
        }
        size = kept;
    }

    /** ln(1 + n / count) of each word. */
    private float[] weights(int n) {
        long[] sorted = Arrays.copyOf(words, size);
        Arrays.parallelSort(sorted);
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            int from = lower(sorted, words[i]);
            int to = words[i] == Long.MAX_VALUE ? size : lower(sorted, words[i] + 1);
            weights[i] = (float) Math.log1p((double) n / (to - from));
        }
        return weights;
    }

    private static int lower(long[] sorted, long value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
