package creditbank.cli.ledger;

import creditbank.anchor.Anchoring;
import creditbank.anchor.evm.EvmChain;
import creditbank.database.Database;
import creditbank.export.audit.ExportAudit;
import creditbank.export.audit.ExportReport;
import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.TlogProof;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.policy.Policy;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.run.centre.LedgerHome;
import creditbank.run.retention.ArchiveCheck;
import creditbank.run.retention.archive.ArchiveException;
import creditbank.seal.audit.BankAudit;
import creditbank.seal.audit.BankReport;
import creditbank.seal.audit.DifferenceException;
import creditbank.seal.audit.LogContent;
import creditbank.seal.audit.RecordProof;
import creditbank.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Checks of a log alone, and of a home. Neither repairs anything. */
final class Checks {
    private Checks() {}

    /**
     * Checks a log where it is published.
     *
     * @param before checkpoints of it that somebody has kept
     * @param exports a folder of exports, if one is to be checked too
     */
    static Verified log(
            LogSite site, VerifierKey key, Optional<Policy> policy, List<Path> before, Optional<Path> exports)
            throws IOException, SQLException {
        LogAudit audit = new LogAudit(site, key);
        for (Path file : before) {
            audit.expect(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        }
        Optional<ExportAudit> export = exports.isPresent() ? Optional.of(export(exports.get())) : Optional.empty();
        export.map(ExportAudit::checkpoint)
                .filter(note -> !note.isEmpty())
                .ifPresent(note -> audit.expect("manifest.json", note));
        LogContent content = new LogContent();
        byte[] note = audit.note();
        List<String> cosigned = cosigned(policy, note, key);
        Checkpoint tree = audit.run(note, content);
        content.requireGapless(new TreeMap<>());
        ExportReport exported = export.isPresent() ? export.get().run(content, null) : null;
        return new Verified(tree, cosigned, null, exported, null);
    }

    private static List<String> cosigned(Optional<Policy> policy, byte[] note, VerifierKey key) {
        return policy.isPresent() ? policy.get().require(note, key).witnesses() : List.of();
    }

    /** Checks the bank of a home against its log, with what waits for witnesses, and the export in force. */
    static Verified bank(Path home, VerifierKey key, List<Path> before) throws IOException, SQLException {
        requireBank(home);
        LogAudit audit = new LogAudit(signed(home), key);
        for (Path file : before) {
            audit.expect(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        }
        Optional<ExportAudit> export = ExportAudit.open(home.resolve("exports"));
        export.map(ExportAudit::checkpoint)
                .filter(note -> !note.isEmpty())
                .ifPresent(note -> audit.expect("exports/manifest.json", note));
        try (Database database = Database.open(home, System.getenv())) {
            Vault vault = Vault.open(home.resolve("keys"));
            Optional<Anchoring> chain = EvmChain.open(home, database.dataSource());
            Long anchored = chain.isPresent() ? (Long) chain.get().expect(audit) : null;
            archives(database, home);
            BankReport bank = new BankAudit(database.dataSource(), vault, key.name(), audit).run();
            ExportReport exported = export.isPresent() ? export.get().run(bank.content(), database.dataSource()) : null;
            return new Verified(bank.log(), List.of(), bank, exported, anchored);
        }
    }

    /** What purges have deleted is as their archives say. */
    private static void archives(Database database, Path home) throws IOException, SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            ArchiveCheck.run(connection, home);
        } catch (ArchiveException e) {
            throw new DifferenceException("archives of purges", String.valueOf(e.getMessage()));
        }
    }

    /** The log of a home as it was signed last, which readers may not see yet. */
    private static LogSite signed(Path home) {
        LogSite log = LogSite.folder(home.resolve("ledger").resolve("log"));
        Path waiting = home.resolve("ledger").resolve("waiting");
        boolean waits = Files.exists(LedgerHome.policy(home)) && Files.exists(waiting.resolve("checkpoint"));
        return (path, most) -> (waits && path.equals("checkpoint") ? LogSite.folder(waiting) : log).read(path, most);
    }

    /** Opening a home that is none would make one. */
    static void requireBank(Path home) {
        if (!Files.exists(home.resolve("home.id"))) {
            throw new IllegalArgumentException("--home: there is no bank in " + home);
        }
    }

    /** Checks a proof, offline. */
    static RecordProof.Proved proof(Path file, VerifierKey key, Optional<Policy> policy) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            TlogProof outer = TlogProof.parse(in.readNBytes(TlogProof.MOST_BYTES + 1));
            policy.ifPresent(asked -> asked.require(outer.checkpoint().getBytes(StandardCharsets.UTF_8), key));
            return RecordProof.read(outer.extraBytes()).verify(outer, key);
        }
    }

    private static ExportAudit export(Path folder) throws IOException {
        return ExportAudit.open(folder)
                .orElseThrow(() -> new IllegalArgumentException("--export: there is no manifest.json in " + folder));
    }
}
