package creditbank.resolve.compare;

/**
 * How many letters must be put in, left out or changed, in code points, with a minus sign; with {@code swaps} two neighbours that changed places count once
 * (optimal string alignment, the restricted Damerau–Levenshtein distance). Beyond {@code most} it stops and says one more. One instance is for one thread.
 */
public final class Edits implements Similarity {
    private final boolean swaps;
    private final int most;
    private int[] before = new int[64];
    private int[] last = new int[64];
    private int[] row = new int[64];

    private Edits(boolean swaps, int most) {
        this.swaps = swaps;
        this.most = most;
    }

    /** Levenshtein's distance. */
    public static Edits levenshtein(int most) {
        return new Edits(false, most);
    }

    /** Optimal string alignment. */
    public static Edits damerau(int most) {
        return new Edits(true, most);
    }

    @Override
    public double of(Letters a, Letters b) {
        return -distance(a, b);
    }

    private int distance(Letters a, Letters b) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        grow(b.length() + 1);
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            turn();
            if (next(a, b, i) > most) {
                return most + 1;
            }
        }
        return Math.min(row[b.length()], most + 1);
    }

    private void turn() {
        int[] free = before;
        before = last;
        last = row;
        row = free;
    }

    /** Fills one row and returns the least of it and of the row before, below which the distance cannot come. */
    private int next(Letters a, Letters b, int i) {
        row[0] = i;
        int least = Math.min(i, last[0]);
        for (int j = 1; j <= b.length(); j++) {
            boolean same = a.at(i - 1) == b.at(j - 1);
            int value = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
            if (swaps && !same && i > 1 && j > 1 && a.at(i - 1) == b.at(j - 2) && a.at(i - 2) == b.at(j - 1)) {
                value = Math.min(value, before[j - 2] + 1);
            }
            row[j] = value;
            least = Math.min(least, Math.min(value, last[j]));
        }
        return least;
    }

    private void grow(int length) {
        if (row.length < length) {
            before = new int[length * 2];
            last = new int[length * 2];
            row = new int[length * 2];
        }
    }
}
