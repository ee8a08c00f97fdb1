package creditbank.resolve.block;

import creditbank.resolve.model.BlockRule;
import creditbank.resolve.model.BlockTerm;
import creditbank.resolve.table.Hash;
import creditbank.resolve.table.RecordTable;
import java.util.ArrayList;
import java.util.List;

/** The blocking keys of single records: numbers that depend on the rule's place in its list and on the record's values alone. */
public final class RuleKeys {
    private static final int MOST_KEYS = 64;

    private final List<BlockRule> rules;
    private final RecordTable records;
    private final List<List<List<TermKeys>>> terms = new ArrayList<>();

    public RuleKeys(List<BlockRule> rules, RecordTable records) {
        this.rules = List.copyOf(rules);
        this.records = records;
        for (BlockRule rule : rules) {
            terms.add(rule.terms().stream()
                    .map(term -> term.columns().stream()
                            .map(column -> new TermKeys(records.values(column), term))
                            .toList())
                    .toList());
        }
    }

    /** A record's keys by all rules, in rising order and each once. */
    public long[] of(int record) {
        List<Long> keys = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            List<Long> combined = List.of((long) rule);
            for (int t = 0; t < terms.get(rule).size() && !combined.isEmpty(); t++) {
                combined = extended(
                        combined,
                        record,
                        rules.get(rule).terms().get(t),
                        terms.get(rule).get(t));
            }
            keys.addAll(combined);
        }
        return keys.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
    }

    private List<Long> extended(List<Long> keys, int record, BlockTerm term, List<TermKeys> columns) {
        List<Long> longer = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            int value = records.value(record, term.columns().get(c));
            if (value != RecordTable.MISSING) {
                TermKeys of = columns.get(c);
                for (int at = of.from(value); at < of.to(value); at++) {
                    for (int i = 0; i < keys.size() && longer.size() < MOST_KEYS; i++) {
                        longer.add(Hash.of(keys.get(i), of.key(at)));
                    }
                }
            }
        }
        return longer;
    }
}
