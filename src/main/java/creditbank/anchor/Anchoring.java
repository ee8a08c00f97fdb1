package creditbank.anchor;

import creditbank.anchor.Anchor.Mined;
import creditbank.anchor.Anchor.Transaction;
import creditbank.anchor.Anchors.Open;
import creditbank.anchor.Anchors.Signed;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.tile.DamagedLogException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Brings checkpoints into a chain. Each run does what can be done now and waits for nothing; the next one goes on.
 *
 * <p>A transaction is signed once, committed to the database, and then sent. A crash before the commit leaves nothing; after it the same bytes are sent again, which a node takes
 * once. A transaction that a node has forgotten, or that a reorganisation has thrown out, is sent again under its number. Only where another transaction of the sender has taken
 * the number is it signed anew; and where it has waited so long that its price must be too low, with the same number, so that still only one of both can count.
 */
public final class Anchoring {
    /** Blocks after which a waiting transaction is signed anew at the price of the day. */
    static final int STUCK = 50;
    /** So many of the newest confirmed checkpoints are looked for again each time. */
    private static final int LOOKED_FOR_AGAIN = 3;

    private final DataSource database;
    private final Anchor anchor;
    private final int confirmations;

    /** @param confirmations how many blocks, its own included, make a checkpoint confirmed; at least 1 */
    public Anchoring(DataSource database, Anchor anchor, int confirmations) {
        if (confirmations < 1) {
            throw new IllegalArgumentException("confirmations: " + confirmations + ", expected at least 1");
        }
        this.database = database;
        this.anchor = anchor;
        this.confirmations = confirmations;
    }

    /** The same where readers can see all that was signed. */
    AnchorReport run() throws IOException, SQLException {
        return run(Long.MAX_VALUE);
    }

    /**
     * Does what can be done now; what another process is doing already is left to it.
     *
     * @param published the size of the log that readers can see: what waits for witnesses may yet be given up, and a chain forgets nothing
     */
    public AnchorReport run(long published) throws IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            Anchors anchors = new Anchors(connection, anchor.account());
            if (!anchors.lock()) {
                return new AnchorReport(anchor.account(), 0, 0, anchors.open().size());
            }
            try {
                anchors.enqueue(published);
                return new Run(anchors).all();
            } finally {
                anchors.unlock();
            }
        }
    }

    /**
     * Holds the log to what the chain has of it: every checkpoint there is expected of the log, and every one that the bank calls confirmed must be there.
     *
     * @return how many checkpoints the chain has
     * @throws DamagedLogException if a confirmed checkpoint is not in the chain
     */
    public long expect(LogAudit log) throws IOException, SQLException {
        Set<String> there = new HashSet<>();
        for (Anchor.Kept kept : anchor.kept()) {
            there.add(kept.note());
            log.expect("checkpoint in block " + kept.block() + " of " + anchor.account(), kept.note());
        }
        try (Connection connection = database.getConnection()) {
            for (Open confirmed : new Anchors(connection, anchor.account()).confirmed(Integer.MAX_VALUE)) {
                if (!there.contains(confirmed.note())) {
                    throw new DamagedLogException(
                            "checkpoint of " + confirmed.size() + " entries",
                            "was confirmed in " + anchor.account() + ", and is not there any more");
                }
            }
        }
        return there.size();
    }

    /** One run. */
    private final class Run {
        private final Anchors anchors;
        private final long height;
        private final long used;
        private long next;
        private long sent;
        private long confirmed;
        private long waiting;

        Run(Anchors anchors) throws IOException, SQLException {
            this.anchors = anchors;
            this.height = anchor.height();
            // Before any transaction is looked for: one that is found nowhere although its number is below this was
            // replaced.
            this.used = anchor.used();
            this.next = Math.max(used, anchors.highest() + 1);
        }

        AnchorReport all() throws IOException, SQLException {
            for (Open confirmed : anchors.confirmed(LOOKED_FOR_AGAIN)) {
                if (find(anchors.transactions(confirmed.size())).isEmpty()) {
                    anchors.confirm(confirmed.size(), Optional.empty());
                }
            }
            for (Open open : anchors.open()) {
                one(open);
            }
            return new AnchorReport(anchor.account(), sent, confirmed, waiting);
        }

        private void one(Open open) throws IOException, SQLException {
            List<Signed> transactions = anchors.transactions(open.size());
            Optional<Mined> mined = find(transactions);
            if (mined.isPresent() && height - mined.get().block() + 1 >= confirmations) {
                anchors.confirm(open.size(), mined);
                confirmed++;
                return;
            }
            waiting++;
            if (mined.isEmpty()) {
                send(open, transactions);
            }
        }

        private void send(Open open, List<Signed> transactions) throws IOException, SQLException {
            Transaction transaction;
            if (transactions.isEmpty() || transactions.getFirst().transaction().number() < used) {
                transaction = sign(open, next++);
            } else if (height - transactions.getFirst().height() >= STUCK) {
                transaction = sign(open, transactions.getFirst().transaction().number());
            } else {
                transaction = transactions.getFirst().transaction();
            }
            anchor.send(transaction);
            sent++;
        }

        private Transaction sign(Open open, long number) throws IOException, SQLException {
            Transaction transaction = anchor.sign(number, open.note());
            // Committed at once; a crash before it leaves nothing, after it the next run sends these bytes.
            anchors.keep(open.size(), new Signed(transaction, height));
            return transaction;
        }

        private Optional<Mined> find(List<Signed> transactions) throws IOException {
            for (Signed signed : transactions) {
                Optional<Mined> mined = anchor.find(signed.transaction().hash());
                if (mined.isPresent()) {
                    return mined;
                }
            }
            return Optional.empty();
        }
    }
}
