package creditbank.resolve.match;

import creditbank.database.CopyWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;

/**
 * The store of whom tonight's identities share keys with. It reads the postings of tonight's keys, key by key, and leaves the pairs that they ask for in the
 * transaction's table {@code candidate}; a pair stands there once for each key. Keys that too many share it hands to {@link HotKeys}.
 */
final class SharedKeys {
    /** The most identities of one key that are compared with one another. */
    private static final int MOST_OF_A_KEY = 1_000;

    private static final int FETCH = 20_000;
    private static final int COPIED = 50_000;

    private final Connection connection;
    private final HotKeys hot;
    private final BitSet fresh = new BitSet();
    private long least;
    private final long[] postings = new long[MOST_OF_A_KEY];
    private final long[] pairs = new long[2 * COPIED];
    private int filled;

    SharedKeys(Connection connection, HotKeys hot) {
        this.connection = connection;
        this.hot = hot;
    }

    void find() throws SQLException {
        readFresh();
        try (PreparedStatement select = connection.prepareStatement(MatchSql.SHARED)) {
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery()) {
                long key = 0;
                long count = 0;
                while (row.next()) {
                    if (count > 0 && row.getLong(1) != key) {
                        end(key, count);
                        count = 0;
                    }
                    key = row.getLong(1);
                    if (count < MOST_OF_A_KEY) {
                        postings[(int) count] = row.getLong(2);
                    }
                    count++;
                }
                end(key, count);
            }
        }
        copy();
    }

    private void readFresh() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MatchSql.NEW_IDENTITIES)) {
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    least = fresh.isEmpty() ? row.getLong(1) : least;
                    fresh.set((int) (row.getLong(1) - least));
                }
            }
        }
    }

    private void end(long key, long count) throws SQLException {
        if (count > MOST_OF_A_KEY) {
            hot.add(key, count);
            return;
        }
        for (int j = 0; j < count; j++) {
            if (isFresh(postings[j])) {
                partners(postings[j], (int) count);
            }
        }
    }

    /** Each of tonight's identities with everybody in the bank and with those of tonight whose number is smaller, so each pair stands once. */
    private void partners(long one, int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            long other = postings[i];
            boolean open = ((one | other) & 1) == 1;
            if (open && other != one && (other < one || !isFresh(other))) {
                if (filled == pairs.length) {
                    copy();
                }
                pairs[filled++] = other >> 1;
                pairs[filled++] = one >> 1;
            }
        }
    }

    private boolean isFresh(long posting) {
        long place = (posting >> 1) - least;
        return place >= 0 && place < fresh.length() && fresh.get((int) place);
    }

    private void copy() throws SQLException {
        try (CopyWriter copy = CopyWriter.open(connection, "candidate", "a", "b")) {
            for (int i = 0; i < filled; i += 2) {
                copy.row().bigint(pairs[i]).bigint(pairs[i + 1]);
            }
            copy.finish();
        }
        filled = 0;
    }
}
