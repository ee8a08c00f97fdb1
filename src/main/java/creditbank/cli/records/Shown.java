package creditbank.cli.records;

import creditbank.credit.evidence.Evidence;
import creditbank.recognise.Explanation;
import creditbank.recognise.act.Act;
import creditbank.seal.Receipts.Receipt;
import java.util.List;
import java.util.Map;

/**
 * A record with everything that is shown of it.
 *
 * @param asked the number that was asked for, which may be another
 * @param successors where an ended record's claims are now
 * @param receipts by batch
 * @param disputes each step of each dispute, oldest first
 * @param audits the samples into which it was drawn, and what was found
 */
record Shown(
        long asked,
        List<Long> successors,
        Evidence evidence,
        Explanation explanation,
        Map<Long, Receipt> receipts,
        List<Act> disputes,
        List<Act> audits) {
    Shown {
        successors = List.copyOf(successors);
        receipts = Map.copyOf(receipts);
        disputes = List.copyOf(disputes);
        audits = List.copyOf(audits);
    }
}
