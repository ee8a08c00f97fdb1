package creditbank.resolve.score;

import creditbank.resolve.model.Comparison;
import creditbank.resolve.model.Level;
import creditbank.resolve.model.LevelKind;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import creditbank.resolve.table.Values;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How often each value of a compared column stands among the profiles, as the probability that another record, of another entity, has it too. A record that
 * shares a value with many duplicates of its own does not make the value frequent: expected matches that share it are taken off.
 */
public final class Frequencies {
    private final int[][] counts;
    private final float[][] bits;
    private final int[] known;
    private final int[][] rows;
    private final double[] knownRows;
    private final MatchModel model;
    private final RecordTable records;

    /** Counts values; comparisons without frequencies, or whose first level is not exact, have none. */
    public Frequencies(MatchModel model, RecordTable records, Profiles profiles) {
        this.model = model;
        this.records = records;
        int n = model.comparisons().size();
        counts = new int[n][];
        bits = new float[n][];
        known = new int[n];
        rows = new int[n][];
        knownRows = new double[n];
        for (int k = 0; k < n; k++) {
            Comparison comparison = model.comparisons().get(k);
            counts[k] = new int[records.values(comparison.column()).size()];
            rows[k] = new int[counts[k].length];
            for (int i = 0; i < profiles.size(); i++) {
                int value = profiles.value(i, comparison.column());
                if (value != RecordTable.MISSING) {
                    counts[k][value]++;
                    known[k]++;
                    rows[k][value] += profiles.count(i);
                    knownRows[k] += profiles.count(i);
                }
            }
            bits[k] = uses(comparison) ? new float[counts[k].length] : new float[0];
        }
        correct(new double[n][0]);
    }

    static boolean uses(Comparison comparison) {
        Level first = comparison.levels().getFirst();
        return comparison.frequency() && first.kind() == LevelKind.EXACT;
    }

    /** Computes the probabilities anew, with the expected matches that share each value; an empty array stands for none. */
    public void correct(double[][] matches) {
        for (int k = 0; k < bits.length; k++) {
            for (int value = 0; value < bits[k].length; value++) {
                int count = counts[k][value];
                double own = matches[k].length > 0 && count > 0 ? 2 * matches[k][value] / count : 0;
                bits[k][value] = (float) Weights.log2((Math.max(0, count - 1 - own) + 1) / Math.max(2, known[k]));
            }
        }
    }

    /**
     * Takes the probabilities from a trained model.
     *
     * @throws IllegalArgumentException if they are of another number of comparisons
     */
    public void take(FrequencyFile file) {
        if (file.comparisons() != bits.length) {
            throw new IllegalArgumentException("the model's frequencies are of " + file.comparisons()
                    + " comparisons, expected " + bits.length + "; train the model again");
        }
        for (int k = 0; k < bits.length; k++) {
            Values values = values(k);
            for (int value = 0; value < bits[k].length; value++) {
                bits[k][value] = file.bits(k, values.hash(value));
            }
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(bits.length);
        for (int k = 0; k < bits.length; k++) {
            Values values = values(k);
            float[] own = bits[k];
            float rare = (float) Weights.log2(1.0 / Math.max(2, known[k]));
            int[] frequent = IntStream.range(0, own.length)
                    .filter(value -> own[value] > rare)
                    .boxed()
                    .sorted(Comparator.comparingLong(values::hash))
                    .mapToInt(Integer::intValue)
                    .toArray();
            out.writeFloat(rare);
            out.writeInt(frequent.length);
            for (int value : frequent) {
                out.writeLong(values.hash(value));
                out.writeFloat(own[value]);
            }
        }
    }

    private Values values(int comparison) {
        return records.values(model.comparisons().get(comparison).column());
    }

    /** Of a comparison, the pairs of profiles that share a value. */
    public double sharingPairs(int comparison) {
        double pairs = 0;
        for (int count : counts[comparison]) {
            pairs += count * (count - 1.0) / 2;
        }
        return pairs;
    }

    /** How many profiles have a value. */
    public int known(int comparison) {
        return known[comparison];
    }

    /** How many distinct values a comparison sees. */
    public int distinct(int comparison) {
        return counts[comparison].length;
    }

    /** Whether a comparison counts values. */
    boolean counts(int comparison) {
        return bits[comparison].length > 0;
    }

    /** log2 of the part of all records, identical ones counted each, that have this value. */
    double bitsOfRows(int comparison, int value) {
        return Weights.log2(rows[comparison][value] / knownRows[comparison]);
    }

    /** log2 of the probability that a record of another entity has this value. */
    double bits(int comparison, int value) {
        return bits[comparison][value];
    }
}
