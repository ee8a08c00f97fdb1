package creditbank.run.replay;

import creditbank.batch.BatchHandle;
import creditbank.batch.Batches;
import creditbank.batch.Findings;
import creditbank.map.ClaimPages;
import creditbank.map.MappedPage;
import creditbank.map.Mapping;
import creditbank.normalise.NormalClaim;
import creditbank.normalise.Normaliser;
import creditbank.normalise.Staging;
import creditbank.normalise.erased.ErasedIdentities;
import creditbank.pull.Delivery;
import creditbank.run.centre.Centre;
import creditbank.run.step.StagedPage;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A landed delivery, staged once more for another batch, in one transaction.
 *
 * @param refused rows that were refused
 * @param left rows that were left out
 */
record Restaged(long refused, long left) {
    private static final int PAGE_ROWS = 4_000;

    /**
     * What is to be staged.
     *
     * @param later keys whose rows are left out
     * @param kept whether refusals and findings are noted, as a batch needs that stays
     */
    record Plan(Mapping mapping, Delivery delivery, Set<UUID> later, boolean kept) {}

    static Restaged stage(Centre centre, Connection connection, BatchHandle batch, Plan plan)
            throws IOException, SQLException {
        Staging staging = new Staging(batch, centre.vault());
        staging.create(connection);
        Normaliser normaliser = new Normaliser(centre.vault());
        ErasedIdentities erased = new ErasedIdentities(connection, batch.source(), centre.vault());
        long refused = 0;
        long left = 0;
        try (ClaimPages pages = centre.pages(plan.mapping(), plan.delivery(), 0, 0)) {
            for (MappedPage page = pages.next(PAGE_ROWS); page != null; page = pages.next(PAGE_ROWS)) {
                StagedPage staged = StagedPage.of(page, plan.mapping(), normaliser, erased::names);
                List<NormalClaim> claims = staged.claims().stream()
                        .filter(claim -> !plan.later().contains(claim.key()))
                        .toList();
                staging.write(connection, claims);
                staging.mention(connection, staged.refusedKeys());
                long noted = plan.kept() ? note(centre, connection, batch, staged, plan) : 0;
                Batches.addRows(connection, batch, claims.size() + noted, noted);
                refused += staged.refusals().size();
                left += staged.claims().size() - claims.size();
            }
        }
        return new Restaged(refused, left);
    }

    private static long note(Centre centre, Connection connection, BatchHandle batch, StagedPage staged, Plan plan)
            throws SQLException {
        if (!staged.refusals().isEmpty()) {
            Findings.refuse(connection, batch, centre.rawKey(plan.delivery().id()), staged.refusals());
        }
        Findings.note(connection, batch, staged.warnings());
        return staged.refusals().size();
    }
}
