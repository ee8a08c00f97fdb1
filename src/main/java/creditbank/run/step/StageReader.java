package creditbank.run.step;

import creditbank.batch.Batch;
import creditbank.batch.BatchState;
import creditbank.batch.Batches;
import creditbank.batch.Findings;
import creditbank.batch.Noted;
import creditbank.map.ClaimPages;
import creditbank.map.MappedPage;
import creditbank.map.kept.Mappings;
import creditbank.normalise.Staging;
import creditbank.pull.Delivery;
import creditbank.run.centre.Centre;
import creditbank.run.centre.Transactions;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads a delivery page by page. The position goes into the job repository in the transaction that stages the page, so a restart goes on behind the last
 * page that was staged; a delivery whose mapping has changed since is staged from its beginning.
 */
public final class StageReader implements ItemStreamReader<MappedPage> {
    private static final String ROWS = "stage.rows";
    private static final String ORDINAL = "stage.ordinal";
    private static final String MAPPING = "stage.mapping";
    private static final int PAGE_ROWS = 4_000;
    private static final long TELL_EVERY = 100_000;

    private final Centre centre;
    private final Transactions transactions;
    private final ImportContext context;
    private @Nullable ClaimPages pages;
    private long rows;
    private long ordinal;
    private long told;

    StageReader(Centre centre, Transactions transactions, ImportContext context) {
        this.centre = centre;
        this.transactions = transactions;
        this.context = context;
    }

    @Override
    public void open(ExecutionContext position) {
        Batch batch = centre.batch(context.batch().id());
        if (batch.state() != BatchState.OPEN) {
            return;
        }
        String mapping = context.source().mapping().digest();
        boolean goesOn = mapping.equals(position.getString(MAPPING, ""));
        rows = goesOn ? position.getLong(ROWS, 0) : 0;
        ordinal = goesOn ? position.getLong(ORDINAL, 0) : 0;
        if (rows == 0) {
            transactions.run(this::restage);
        }
        context.pulse().readFrom(context.batch(), rows);
        context.say(rows == 0 ? "staging" : "staging goes on behind row " + rows);
        open(batch.deliveryId());
    }

    private void restage(Connection connection) throws SQLException {
        Batches.restage(connection, context.batch());
        Mappings.keep(connection, context.source().mapping());
        Batches.mapped(connection, context.batch(), context.source().mapping().digest());
        new Staging(context.batch(), centre.vault()).create(connection);
    }

    private void open(long deliveryId) {
        try {
            Delivery delivery = centre.deliveries().find(deliveryId).orElseThrow();
            ClaimPages opened = centre.pages(context.source().mapping(), delivery, rows, ordinal);
            pages = opened;
            transactions.run(connection -> noteReferences(connection, opened));
        } catch (IOException | SQLException e) {
            throw new ItemStreamException("reading delivery " + deliveryId, e);
        }
    }

    private void noteReferences(Connection connection, ClaimPages opened) throws SQLException {
        Batches.referenceRows(connection, context.batch(), opened.referenceRows());
        Findings.forgetDelivery(connection, context.batch());
        Findings.note(
                connection,
                context.batch(),
                opened.referenceFindings().stream()
                        .map(finding -> new Noted(0, finding))
                        .toList());
    }

    @Override
    public @Nullable MappedPage read() throws IOException {
        context.goOn();
        MappedPage page = pages == null ? null : pages.next(PAGE_ROWS);
        if (page != null) {
            rows = page.rows();
            ordinal = page.ordinal();
            context.pulse().read(context.batch(), rows);
            tell();
        }
        return page;
    }

    private void tell() {
        if (rows - told >= TELL_EVERY) {
            told = rows;
            context.say("staged " + rows + " rows");
        }
    }

    @Override
    public void update(ExecutionContext position) {
        position.putLong(ROWS, rows);
        position.putLong(ORDINAL, ordinal);
        position.putString(MAPPING, context.source().mapping().digest());
    }

    @Override
    public void close() {
        try {
            if (pages != null) {
                pages.close();
            }
        } catch (IOException e) {
            throw new ItemStreamException("closing the delivery", e);
        }
    }
}
