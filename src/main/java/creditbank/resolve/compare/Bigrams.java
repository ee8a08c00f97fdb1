package creditbank.resolve.compare;

/** Dice's coefficient of the pairs of neighbouring letters, the ends counted as letters, spaces apart; of long texts the first 120 letters. One instance is for one thread. */
public final class Bigrams implements Similarity {
    private static final int MOST = 120;
    private static final int SLOTS = 512;

    private final long[] keys = new long[SLOTS];
    private final int[] counts = new int[SLOTS];
    private final int[] used = new int[MOST + 1];
    private int usedCount;
    private int common;

    @Override
    public double of(Letters a, Letters b) {
        int n = pass(a, true);
        common = 0;
        int m = pass(b, false);
        for (int i = 0; i < usedCount; i++) {
            counts[used[i]] = 0;
            keys[used[i]] = 0;
        }
        usedCount = 0;
        return 2.0 * common / (n + m);
    }

    /** Puts a text's pairs into the table, or takes them out again and counts those that are there; returns how many pairs it has. */
    private int pass(Letters text, boolean put) {
        long previous = 0;
        int count = 0;
        for (int i = 0; i < text.length() && count < MOST; i++) {
            int c = text.at(i);
            if (c != ' ') {
                pair(previous << 32 | c, put);
                count++;
                previous = c;
            }
        }
        pair(previous << 32, put);
        return count + 1;
    }

    private void pair(long key, boolean put) {
        int slot = (int) ((key * 0x9e3779b97f4a7c15L) >>> 55);
        while (keys[slot] != key && keys[slot] != 0) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        if (put) {
            if (keys[slot] == 0) {
                used[usedCount++] = slot;
                keys[slot] = key;
            }
            counts[slot]++;
        } else if (counts[slot] > 0) {
            counts[slot]--;
            common++;
        }
    }
}
