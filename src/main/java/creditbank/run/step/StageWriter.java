package creditbank.run.step;

import creditbank.batch.Batches;
import creditbank.batch.Fence;
import creditbank.batch.Findings;
import creditbank.normalise.Staging;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Transactions;
import creditbank.vault.ObjectKey;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes a page's rows, refusals and findings in the chunk's transaction. A crash before its commit leaves nothing of the page, and the position in the job
 * repository, which commits with it, still stands before the page.
 */
public final class StageWriter implements ItemWriter<StagedPage> {
    private final Centre centre;
    private final Transactions transactions;
    private final ImportContext context;
    private @Nullable Staging staging;
    private @Nullable ObjectKey key;

    StageWriter(Centre centre, Transactions transactions, ImportContext context) {
        this.centre = centre;
        this.transactions = transactions;
        this.context = context;
    }

    @Override
    public void write(Chunk<? extends StagedPage> chunk) {
        transactions.joined(connection -> {
            Fence.check(connection, context.batch());
            for (StagedPage page : chunk) {
                write(connection, page);
            }
        });
    }

    private void write(Connection connection, StagedPage page) throws SQLException {
        Staging open = staging();
        open.write(connection, page.claims());
        open.mention(connection, page.refusedKeys());
        if (!page.refusals().isEmpty()) {
            Findings.refuse(connection, context.batch(), key(), page.refusals());
        }
        Findings.note(connection, context.batch(), page.warnings());
        Batches.addRows(
                connection, context.batch(), page.rows(), page.refusals().size());
    }

    private Staging staging() {
        if (staging == null) {
            staging = new Staging(context.batch(), centre.vault());
        }
        return staging;
    }

    private ObjectKey key() throws SQLException {
        if (key == null) {
            key = centre.rawKey(centre.batch(context.batch().id()).deliveryId());
        }
        return key;
    }
}
