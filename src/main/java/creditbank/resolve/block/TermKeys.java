package creditbank.resolve.block;

import creditbank.resolve.compare.Letters;
import creditbank.resolve.model.BlockTerm;
import creditbank.resolve.table.Hash;
import creditbank.resolve.table.Values;
import java.util.Arrays;

/** The keys that each distinct value of a column gives a term: mostly one, several for words and readings, none where the value is too short. */
final class TermKeys {
    private static final int SHORTEST_WORD = 2;

    private final int[] ends;
    private long[] keys = new long[1 << 8];
    private int size;

    TermKeys(Values values, BlockTerm term) {
        ends = new int[values.size()];
        Letters letters = new Letters();
        for (int i = 0; i < ends.length; i++) {
            values.letters(i, letters);
            add(letters, term);
            ends[i] = size;
        }
    }

    int from(int value) {
        return value == 0 ? 0 : ends[value - 1];
    }

    int to(int value) {
        return ends[value];
    }

    long key(int at) {
        return keys[at];
    }

    private void add(Letters value, BlockTerm term) {
        int n = value.length();
        switch (term.form()) {
            case VALUE -> put(value, 0, n);
            case FIRST -> put(value, 0, Math.min(n, term.length()));
            case LAST -> put(value, Math.max(0, n - term.length()), n);
            case ENDS -> put(Letters.of(ends(value)), 0, 2);
            case SOUND -> Phonetic.of(value).forEach(code -> put(Letters.of(code), 0, code.length()));
            case WORDS -> words(value);
            case YEAR -> part(value, 0, 4);
            case MONTH -> part(value, 4, 6);
            case DAY -> part(value, 6, 8);
            case PART -> parts(value);
        }
    }

    private void part(Letters value, int from, int to) {
        if (value.length() >= to) {
            put(value, from, to);
        }
    }

    private void parts(Letters date) {
        part(date, 4, 6);
        boolean same = date.length() >= 8 && date.at(4) == date.at(6) && date.at(5) == date.at(7);
        if (!same) {
            part(date, 6, 8);
        }
    }

    private static String ends(Letters value) {
        return Character.toString(value.at(0)) + Character.toString(value.at(value.length() - 1));
    }

    private void words(Letters value) {
        int from = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || value.at(i) == ' ') {
                if (i - from >= SHORTEST_WORD) {
                    put(value, from, i);
                }
                from = i + 1;
            }
        }
    }

    private void put(Letters value, int from, int to) {
        long hash = (long) to - from;
        for (int i = from; i < to; i++) {
            hash = Hash.of(hash, value.at(i));
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] = hash;
    }
}
