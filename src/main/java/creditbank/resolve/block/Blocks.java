package creditbank.resolve.block;

import java.util.List;

/**
 * Blocks of profiles, and for each profile its blocks in rising order. A pair belongs to the first block that both share, so that each is met once.
 */
public final class Blocks {
    private static final long CHUNK = 1 << 18;

    private final int[] ends;
    private final int[] members;
    private final int[] rules;
    private final int[] starts;
    private final int[] lists;
    private final byte[] side;
    private final boolean across;
    private final List<RuleReport> reports;
    private final int[] plain;

    /** Gets the pairs of a chunk. */
    @FunctionalInterface
    public interface Pairs {
        /** A pair, the lower number first. */
        void pair(int a, int b);
    }

    /**
     * Makes the lists.
     *
     * @param side the table of each profile
     * @param across whether only pairs of two tables count
     * @param plain for each rule, its first block and the end of those that no second column refined
     */
    Blocks(
            int profiles,
            Ints ends,
            Ints members,
            Ints rules,
            byte[] side,
            boolean across,
            List<RuleReport> reports,
            int[] plain) {
        this.plain = plain;
        this.ends = ends.trimmed();
        this.members = members.trimmed();
        this.rules = rules.trimmed();
        this.side = side;
        this.across = across;
        this.reports = List.copyOf(reports);
        this.starts = new int[profiles + 1];
        for (int member : this.members) {
            starts[member + 1]++;
        }
        for (int i = 0; i < profiles; i++) {
            starts[i + 1] += starts[i];
        }
        this.lists = new int[this.members.length];
        int[] at = starts.clone();
        for (int block = 0; block < this.ends.length; block++) {
            for (int i = start(block); i < this.ends[block]; i++) {
                lists[at[this.members[i]]++] = block;
            }
        }
    }

    public int size() {
        return ends.length;
    }

    public List<RuleReport> reports() {
        return reports;
    }

    /** The number of the rule that made a block. */
    public int rule(int block) {
        return rules[block];
    }

    /** The first block of a rule. */
    public int plainFrom(int rule) {
        return plain[2 * rule];
    }

    /** The end of a rule's blocks that no second column refined. */
    public int plainTo(int rule) {
        return plain[2 * rule + 1];
    }

    /** How many pairs a block has, at most. */
    public long pairs(int block) {
        long n = (long) ends[block] - start(block);
        return n * (n - 1) / 2;
    }

    /** All pairs of all blocks, those that several blocks share counted several times. */
    public long pairs() {
        long pairs = 0;
        for (int block = 0; block < ends.length; block++) {
            pairs += pairs(block);
        }
        return pairs;
    }

    /** Bounds of chunks of about equal work, of the blocks from one on: chunk {@code i} is from {@code bounds[i]} to {@code bounds[i + 1]}. */
    public int[] chunks(int from) {
        Ints bounds = new Ints();
        bounds.add(from);
        long work = 0;
        for (int block = from; block < ends.length; block++) {
            work += pairs(block) + 1;
            if (work >= CHUNK) {
                bounds.add(block + 1);
                work = 0;
            }
        }
        bounds.add(ends.length);
        return bounds.trimmed();
    }

    /** Meets each pair of some blocks that no earlier block has. */
    public void forEach(int fromBlock, int toBlock, Pairs pairs) {
        for (int block = fromBlock; block < toBlock; block++) {
            int end = ends[block];
            for (int i = start(block); i < end; i++) {
                for (int j = i + 1; j < end; j++) {
                    if ((!across || side[members[i]] != side[members[j]]) && first(members[i], members[j]) == block) {
                        pairs.pair(members[i], members[j]);
                    }
                }
            }
        }
    }

    /** Meets each pair of one block, whether or not another block has it. */
    public void all(int block, Pairs pairs) {
        int end = ends[block];
        for (int i = start(block); i < end; i++) {
            for (int j = i + 1; j < end; j++) {
                if (!across || side[members[i]] != side[members[j]]) {
                    pairs.pair(members[i], members[j]);
                }
            }
        }
    }

    /** How many of the rules bring a pair together, up to {@code most}. */
    public int rulesOf(int a, int b, int most) {
        int count = 0;
        int last = -1;
        for (int i = starts[a], j = starts[b]; i < starts[a + 1] && j < starts[b + 1] && count < most; ) {
            int order = Integer.compare(lists[i], lists[j]);
            if (order == 0 && rules[lists[i]] != last) {
                last = rules[lists[i]];
                count++;
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return count;
    }

    /** The first block of two profiles that share one. */
    private int first(int a, int b) {
        int i = starts[a];
        int j = starts[b];
        while (lists[i] != lists[j]) {
            if (lists[i] < lists[j]) {
                i++;
            } else {
                j++;
            }
        }
        return lists[i];
    }

    private int start(int block) {
        return block == 0 ? 0 : ends[block - 1];
    }
}
