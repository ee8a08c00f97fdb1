package creditbank.seal.audit;

import creditbank.vault.RecordKeys;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks erasures against the log: that the leaf hashes which the bank keeps of erased records are exactly those that the log says were erased, so that nobody makes a record
 * vanish under the name of an erasure; and that the erased keys have not come back, as they do with an older backup of the keys.
 */
final class ErasureAudit {
    private static final String ERASURES = """
            select e.erasure_id, e.tombstone::text, (select count(*) from erased_record r where r.erasure_id = e.erasure_id),
                exists (select from seal_leaf l where l.type = 'erasure' and l.subject = e.tombstone::text and l.position is not null),
                e.destroyed_at is null
            from erasure e order by 1""";

    private final Connection connection;
    private final RecordKeys keys;

    ErasureAudit(Connection connection, RecordKeys keys) {
        this.connection = connection;
        this.keys = keys;
    }

    private record Kept(long id, long records, boolean receipt, boolean begun) {}

    /**
     * Runs the check.
     *
     * @param sealed the log's erasures by their names
     * @return how many erasures have begun and have no leaf yet
     */
    long run(Map<String, Document> sealed) throws SQLException, IOException {
        Map<String, Kept> bank = new TreeMap<>();
        BankColumns.each(
                connection,
                ERASURES,
                row -> bank.put(
                        row.getString(2),
                        new Kept(row.getLong(1), row.getLong(3), row.getBoolean(4), row.getBoolean(5))));
        for (Map.Entry<String, Document> entry : sealed.entrySet()) {
            Kept kept = bank.remove(entry.getKey());
            if (kept == null) {
                throw new DifferenceException(
                        "erasure " + entry.getKey(),
                        "is in the log, but not in the bank, which may hold again what was erased");
            }
            leaves(entry.getKey(), kept, entry.getValue());
            destroyed(entry.getKey(), kept);
        }
        for (Map.Entry<String, Kept> entry : bank.entrySet()) {
            if (entry.getValue().receipt()) {
                throw new DifferenceException("erasure " + entry.getKey(), "is sealed, but not in the log");
            }
        }
        return bank.values().stream().filter(Kept::begun).count();
    }

    private void leaves(String name, Kept kept, Document document) throws SQLException, IOException {
        Leaves leaves = new Leaves();
        BankColumns.each(
                connection,
                "select leaf from erased_leaf where erasure_id = ?",
                row -> leaves.add(row.getBytes(1)),
                kept.id());
        document.require(
                "erasure " + name,
                Map.of(
                        "type",
                        "erasure",
                        "format",
                        1L,
                        "erasure",
                        name,
                        "records",
                        kept.records(),
                        "leaves",
                        (long) leaves.count(),
                        "leavesRoot",
                        leaves.root(new Derivation(keys))));
    }

    private void destroyed(String name, Kept kept) throws SQLException, IOException {
        BankColumns.each(
                connection,
                "select record_id from erased_record where erasure_id = ?",
                row -> {
                    if (keys.kept(row.getLong(1), 1)[0].length > 0) {
                        throw new DifferenceException(
                                "erasure " + name,
                                "the key of record " + row.getLong(1)
                                        + " is there again, as in an older backup of the keys");
                    }
                },
                kept.id());
    }
}
