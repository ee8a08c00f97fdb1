package creditbank.anchor;

import creditbank.anchor.Anchor.Mined;
import creditbank.anchor.Anchor.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The store of checkpoints for one account of a chain, and of the transactions that carry them. */
final class Anchors {
    private final Connection connection;
    private final String account;

    Anchors(Connection connection, String account) {
        this.connection = connection;
        this.account = account;
    }

    /** A checkpoint that waits. */
    record Open(long size, String note) {}

    /** A transaction that was signed when the chain was so high. */
    record Signed(Transaction transaction, long height) {}

    /**
     * When the oldest entry was sealed that readers can see and no confirmed checkpoint of the contract holds.
     *
     * @param published the size that readers can see
     * @param written since when the chain is wanted, where it has confirmed nothing yet
     */
    static Optional<Instant> waitingSince(Connection connection, String contract, long published, Instant written)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                with confirmed as (
                    select max(size) as size from anchor where confirmed_at is not null and split_part(account, '/', 2) = lower(?))
                select min(greatest(l.sealed_at, case when c.size is null then ?::timestamptz end))
                from confirmed c join seal_leaf l on l.position >= coalesce(c.size, 0) and l.position < ?""")) {
            select.setString(1, contract);
            select.setObject(2, written.atOffset(ZoneOffset.UTC));
            select.setLong(3, published);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        }
    }

    /** Lets one process at a time work for the account; the lock ends with the session's next {@link #unlock}. */
    boolean lock() throws SQLException {
        return call("select pg_try_advisory_lock(hashtextextended('anchor ' || ?, 0))");
    }

    void unlock() throws SQLException {
        call("select pg_advisory_unlock(hashtextextended('anchor ' || ?, 0))");
    }

    /** Of what readers can see, puts the checkpoints of all receipts that are newer than what is there into the outbox; of an account that has none yet the newest only, which holds all before it. */
    void enqueue(long published) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                with signed as (
                    select distinct on (size) size, checkpoint
                    from (select split_part(checkpoint, E'\\n', 2)::bigint as size, checkpoint from seal_leaf where checkpoint is not null) c
                    where size <= ?
                    order by size, checkpoint),
                last as (select max(size) as size from anchor where account = ?)
                insert into anchor (account, size, note)
                select ?, s.size, s.checkpoint from signed s, last
                where s.size > coalesce(last.size, (select max(size) - 1 from signed))
                on conflict do nothing""")) {
            insert.setLong(1, published);
            insert.setString(2, account);
            insert.setString(3, account);
            insert.executeUpdate();
        }
    }

    /** What waits, oldest first. */
    List<Open> open() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select size, note from anchor where account = ? and confirmed_at is null order by size")) {
            select.setString(1, account);
            List<Open> open = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    open.add(new Open(row.getLong(1), row.getString(2)));
                }
            }
            return open;
        }
    }

    /** The newest confirmed checkpoints, newest first. */
    List<Open> confirmed(int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select size, note from anchor where account = ? and confirmed_at is not null order by size desc limit ?")) {
            select.setString(1, account);
            select.setInt(2, most);
            List<Open> confirmed = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    confirmed.add(new Open(row.getLong(1), row.getString(2)));
                }
            }
            return confirmed;
        }
    }

    /** The transactions of a checkpoint, the latest first. */
    List<Signed> transactions(long size) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select number, hash, signed, height from anchor_transaction
                where account = ? and size = ? order by number desc, made_at desc""")) {
            select.setString(1, account);
            select.setLong(2, size);
            List<Signed> transactions = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    transactions.add(new Signed(
                            new Transaction(row.getLong(1), row.getString(2), row.getString(3)), row.getLong(4)));
                }
            }
            return transactions;
        }
    }

    /** The highest number that was ever signed for, -1 where none was. */
    long highest() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select coalesce(max(number), -1) from anchor_transaction where account = ?")) {
            select.setString(1, account);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void keep(long size, Signed signed) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into anchor_transaction (account, size, number, hash, signed, height) values (?, ?, ?, ?, ?, ?)
                on conflict (hash) do nothing""")) {
            insert.setString(1, account);
            insert.setLong(2, size);
            insert.setLong(3, signed.transaction().number());
            insert.setString(4, signed.transaction().hash());
            insert.setString(5, signed.transaction().signed());
            insert.setLong(6, signed.height());
            insert.executeUpdate();
        }
    }

    /** Notes where a checkpoint stands; empty where it stands there no more. */
    void confirm(long size, Optional<Mined> mined) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update anchor set block = ?, block_hash = ?, confirmed_at = case when ? then now() end
                where account = ? and size = ?""")) {
            update.setObject(1, mined.map(Mined::block).orElse(null), java.sql.Types.BIGINT);
            update.setString(2, mined.map(Mined::blockHash).orElse(null));
            update.setBoolean(3, mined.isPresent());
            update.setString(4, account);
            update.setLong(5, size);
            update.executeUpdate();
        }
    }

    private boolean call(String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, account);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
