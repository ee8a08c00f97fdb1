package creditbank.cli.ledger;

import creditbank.export.audit.ExportReport;
import creditbank.ledger.note.Checkpoint;
import creditbank.seal.audit.BankReport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a check has found right, in words or as JSON.
 *
 * @param cosigned the witnesses that make the quorum, where a policy was given
 * @param bank null where only a log was checked
 * @param export null where there was none
 * @param anchored checkpoints in the chain, all of this log; null where there is no chain
 */
record Verified(
        Checkpoint log,
        List<String> cosigned,
        @Nullable BankReport bank,
        @Nullable ExportReport export,
        @Nullable Long anchored) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "log %s: %d entries, root %s; all entries, tiles and the checkpoint are right",
                log.origin(),
                log.size(),
                log.root()));
        if (!cosigned.isEmpty()) {
            text.append("\ncosigned by ").append(String.join(", ", cosigned)).append(", which is the quorum");
        }
        if (bank != null && bank.content().lost() > 0) {
            text.append("\nof its entries ")
                    .append(bank.content().lost())
                    .append(" went with a database that was restored from a backup, as the log itself says");
        }
        if (bank != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "%nbank: %d batches, %d record versions and %d refused rows, derived anew, are those in the log; %d wait for it",
                    bank.batches(),
                    bank.versions(),
                    bank.refusals(),
                    bank.waiting()));
        }
        if (export != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "%nexport %d: %d rows in %d files are those of the manifest%s and of the log",
                    export.id(),
                    export.rows(),
                    export.files(),
                    export.compared() ? ", of the bank" : ""));
        }
        if (anchored != null) {
            text.append(String.format(Locale.ROOT, "%nchain: its %d checkpoints are of this log", anchored));
        }
        return text.toString();
    }

    String json() {
        ObjectNode root = JSON.createObjectNode().put("good", true);
        root.putObject("log")
                .put("origin", log.origin())
                .put("size", log.size())
                .put("root", log.root().toString());
        cosigned.forEach(root.putArray("cosigned")::add);
        if (bank != null) {
            root.putObject("bank")
                    .put("batches", bank.batches())
                    .put("versions", bank.versions())
                    .put("refusals", bank.refusals())
                    .put("waiting", bank.waiting())
                    .put("lost", bank.content().lost());
        }
        if (export != null) {
            root.putObject("export")
                    .put("export", export.id())
                    .put("files", export.files())
                    .put("rows", export.rows())
                    .put("comparedWithBank", export.compared());
        }
        if (anchored != null) {
            root.putObject("chain").put("checkpoints", anchored);
        }
        return JSON.writeValueAsString(root);
    }

    /** The first difference as JSON. */
    static String difference(String place, String words) {
        ObjectNode root = JSON.createObjectNode().put("good", false);
        root.putObject("difference").put("place", place).put("words", words);
        return JSON.writeValueAsString(root);
    }
}
