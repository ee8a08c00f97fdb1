package creditbank.run.step;

import creditbank.batch.Noted;
import creditbank.batch.Refusal;
import creditbank.finding.Code;
import creditbank.finding.Finding;
import creditbank.finding.Verdict;
import creditbank.map.Claim;
import creditbank.map.Mapped;
import creditbank.map.MappedPage;
import creditbank.map.Mapping;
import creditbank.normalise.NormalClaim;
import creditbank.normalise.Normaliser;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A page of rows, ready to be staged.
 *
 * @param refusedKeys the keys of refused claims, as far as they could be told
 */
public record StagedPage(
        List<NormalClaim> claims, List<Refusal> refusals, List<Noted> warnings, List<UUID> refusedKeys) {

    /** Normalises a page; what is found is told in the words of the mapping's sender. */
    public static StagedPage of(MappedPage page, Mapping mapping, Normaliser normaliser) {
        return of(page, mapping, normaliser, claim -> false);
    }

    /** The same, with claims that name erased learners refused; of those nothing is kept but where they stood. */
    public static StagedPage of(
            MappedPage page, Mapping mapping, Normaliser normaliser, Predicate<NormalClaim> erased) {
        StagedPage staged = new StagedPage(
                new ArrayList<>(page.claims().size()), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Mapped mapped : page.claims()) {
            switch (mapped.verdict()) {
                case Verdict.Refused<Claim> refused -> staged.refuse(mapped, refused.findings());
                case Verdict.Accepted<Claim> accepted ->
                    staged.normalise(
                            mapped, accepted, normaliser.apply(accepted.value(), mapping.scales()), mapping, erased);
            }
        }
        return staged;
    }

    /** The claims to be in this page. */
    public long rows() {
        return (long) claims.size() + refusals.size();
    }

    private void normalise(
            Mapped mapped,
            Verdict.Accepted<Claim> claim,
            Verdict<NormalClaim> verdict,
            Mapping mapping,
            Predicate<NormalClaim> erased) {
        switch (verdict) {
            case Verdict.Accepted<NormalClaim> accepted -> {
                if (erased.test(accepted.value())) {
                    forget(mapped, accepted.value());
                    return;
                }
                claims.add(accepted.value());
                warn(mapped, claim.findings());
                warn(mapped, told(accepted.findings(), mapping));
            }
            case Verdict.Refused<NormalClaim> refused -> {
                List<Finding> findings = new ArrayList<>(claim.findings());
                findings.addAll(told(refused.findings(), mapping));
                refuse(mapped, findings);
            }
        }
    }

    private void forget(Mapped mapped, NormalClaim claim) {
        Finding finding = new Finding(Code.LEARNER_ERASED, claim.place(), "", "", "a row of somebody else");
        refusals.add(new Refusal(mapped.ordinal(), List.of(finding), ""));
        refusedKeys.add(claim.key());
    }

    private static List<Finding> told(List<Finding> findings, Mapping mapping) {
        return findings.stream().map(mapping::inSendersWords).toList();
    }

    private void warn(Mapped mapped, List<Finding> findings) {
        for (Finding finding : findings) {
            warnings.add(new Noted(mapped.ordinal(), finding));
        }
    }

    private void refuse(Mapped mapped, List<Finding> findings) {
        refusals.add(new Refusal(mapped.ordinal(), findings, mapped.raw()));
        if (!mapped.key().isEmpty()) {
            refusedKeys.add(NormalClaim.keyOf(mapped.key()));
        }
    }
}
