package creditbank.matrix.judge;

import creditbank.export.audit.ExportAudit;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.seal.audit.BankAudit;
import creditbank.seal.audit.BankReport;
import creditbank.seal.audit.DifferenceException;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What {@code ledger verify} checks: the log, every batch from the bank's columns, the export against both. */
final class Audits {
    private Audits() {}

    static List<String> of(Path home, DataSource database) throws IOException, SQLException {
        try {
            String text = Files.readString(home.resolve("ledger/log.vkey"), StandardCharsets.US_ASCII);
            VerifierKey key = VerifierKey.parse(text.strip());
            LogAudit log = new LogAudit(LogSite.folder(home.resolve("ledger/log")), key);
            BankReport bank = new BankAudit(database, Vault.open(home.resolve("keys")), key.name(), log).run();
            Optional<ExportAudit> export = ExportAudit.open(home.resolve("exports"));
            if (export.isEmpty()) {
                return List.of("there is no export");
            }
            export.get().run(bank.content(), database);
            return bank.waiting() == 0 ? List.of() : List.of(bank.waiting() + " leaves wait for the log");
        } catch (DifferenceException | DamagedLogException | NoteException e) {
            return List.of("ledger verify finds: " + e.getMessage());
        }
    }
}
