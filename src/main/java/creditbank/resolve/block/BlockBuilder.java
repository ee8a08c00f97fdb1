package creditbank.resolve.block;

import creditbank.resolve.model.BlockRule;
import creditbank.resolve.model.BlockTerm;
import creditbank.resolve.table.Hash;
import creditbank.resolve.table.Profiles;
import creditbank.resolve.table.RecordTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the blocks of a list of rules. A rule has a budget of pairs; the largest block size whose pairs fit with those of all smaller blocks is its cap, a
 * function of content alone. A block above it is hot: it is split by the value of each other column, and once more by two columns, and what is hot even
 * then is left out and counted.
 */
public final class BlockBuilder {
    private static final int MOST_KEYS = 64;
    private static final int DEEPEST = 2;

    private final RecordTable records;
    private final Profiles profiles;
    private final boolean across;
    private final byte[] side;
    private final Ints ends = new Ints();
    private final Ints members = new Ints();
    private final Ints rules = new Ints();
    private final Ints plainBlocks = new Ints();
    private final List<RuleReport> reports = new ArrayList<>();
    private long pairs;
    private long hotPairs;
    private int hotKeys;
    private long budget;

    /**
     * Prepares.
     *
     * @param across whether only pairs of two tables count
     */
    public BlockBuilder(RecordTable records, Profiles profiles, boolean across) {
        this.records = records;
        this.profiles = profiles;
        this.across = across;
        this.side = new byte[profiles.size()];
        for (int i = 0; i < side.length; i++) {
            side[i] = (byte) records.table(profiles.first(i));
        }
    }

    /** Adds a rule's blocks. */
    public void add(BlockRule rule, long pairBudget) {
        add(rule, pairBudget, true);
    }

    /**
     * Adds a rule's blocks.
     *
     * @param refined whether hot blocks are split, and not just left out
     */
    public void add(BlockRule rule, long pairBudget, boolean refined) {
        int before = ends.size();
        pairs = 0;
        hotPairs = 0;
        hotKeys = 0;
        budget = pairBudget;
        Entries entries = entries(rule);
        long[] hot = take(entries, budget);
        plainBlocks.add(before);
        plainBlocks.add(ends.size());
        hotKeys = hot.length;
        for (long run : hot) {
            hotPairs += pairs((int) run - (int) (run >>> 32));
        }
        long plain = pairs;
        if (refined && hot.length > 0) {
            refine(rule, entries, hot, 0, 1);
        }
        long unexamined = Math.max(0, hotPairs - (pairs - plain));
        reports.add(new RuleReport(rule.text(records.columns()), ends.size() - before, pairs, hotKeys, unexamined));
    }

    public Blocks build() {
        return new Blocks(profiles.size(), ends, members, rules, side, across, reports, plainBlocks.trimmed());
    }

    private Entries entries(BlockRule rule) {
        List<List<TermKeys>> keys = new ArrayList<>();
        for (BlockTerm term : rule.terms()) {
            keys.add(term.columns().stream()
                    .map(column -> new TermKeys(records.values(column), term))
                    .toList());
        }
        Entries entries = new Entries(profiles.size());
        long[] combined = new long[MOST_KEYS];
        long[] next = new long[MOST_KEYS];
        for (int profile = 0; profile < profiles.size(); profile++) {
            combined[0] = reports.size();
            int count = 1;
            for (int t = 0; t < keys.size() && count > 0; t++) {
                count = extend(combined, count, next, profile, rule.terms().get(t), keys.get(t));
                long[] free = combined;
                combined = next;
                next = free;
            }
            for (int i = 0; i < count; i++) {
                entries.add(combined[i], profile);
            }
        }
        entries.sort();
        return entries;
    }

    /** Every key so far with every key of one more term. */
    private int extend(long[] keys, int count, long[] into, int profile, BlockTerm term, List<TermKeys> terms) {
        int made = 0;
        for (int c = 0; c < terms.size(); c++) {
            int value = profiles.value(profile, term.columns().get(c));
            if (value != RecordTable.MISSING) {
                TermKeys of = terms.get(c);
                for (int at = of.from(value); at < of.to(value); at++) {
                    for (int i = 0; i < count && made < MOST_KEYS; i++) {
                        into[made++] = Hash.of(keys[i], of.key(at));
                    }
                }
            }
        }
        return made;
    }

    /** Makes blocks of the runs within the cap and returns the others, start and end in one long. */
    private long[] take(Entries entries, long most) {
        int cap = cap(entries, most);
        long[] hot = new long[4];
        int count = 0;
        for (int from = 0, to; from < entries.size(); from = to) {
            to = entries.end(from);
            if (to - from > cap) {
                hot = count == hot.length ? Arrays.copyOf(hot, count * 2) : hot;
                hot[count++] = (long) from << 32 | to;
            } else if (to - from > 1 && (!across || mixed(entries, from, to))) {
                block(entries, from, to);
            }
        }
        return Arrays.copyOf(hot, count);
    }

    private void block(Entries entries, int from, int to) {
        for (int i = from; i < to; i++) {
            members.add(entries.profile(i));
        }
        ends.add(members.size());
        rules.add(reports.size());
        pairs += pairs(to - from);
    }

    private boolean mixed(Entries entries, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (side[entries.profile(i)] != side[entries.profile(from)]) {
                return true;
            }
        }
        return false;
    }

    /** Splits hot runs by each column from one on that the rule does not use. */
    private void refine(BlockRule rule, Entries entries, long[] hot, int fromColumn, int depth) {
        int columns = records.columns().size();
        for (int column = fromColumn; column < columns; column++) {
            if (rule.uses(column)) {
                continue;
            }
            Entries finer = new Entries(profiles.size());
            for (long run : hot) {
                for (int i = (int) (run >>> 32); i < (int) run; i++) {
                    int value = profiles.value(entries.profile(i), column);
                    if (value != RecordTable.MISSING) {
                        long own = Hash.of(column, records.values(column).hash(value));
                        finer.add(Hash.of(Hash.mix(entries.key(i)), own), entries.profile(i));
                    }
                }
            }
            finer.sort();
            long[] still = take(finer, budget / columns);
            if (still.length > 0 && depth < DEEPEST) {
                refine(rule, finer, still, column + 1, depth + 1);
            }
        }
    }

    private static int cap(Entries entries, long most) {
        int[] sizes = new int[entries.size()];
        int runs = 0;
        for (int from = 0, to; from < entries.size(); from = to) {
            to = entries.end(from);
            sizes[runs++] = to - from;
        }
        Arrays.sort(sizes, 0, runs);
        long sum = 0;
        int cap = 1;
        for (int i = 0, j; i < runs; i = j) {
            long same = 0;
            for (j = i; j < runs && sizes[j] == sizes[i]; j++) {
                same += pairs(sizes[i]);
            }
            sum += same;
            if (sum > most) {
                return cap;
            }
            cap = sizes[i];
        }
        return Math.max(cap, 1);
    }

    private static long pairs(int n) {
        return n * (n - 1L) / 2;
    }
}
