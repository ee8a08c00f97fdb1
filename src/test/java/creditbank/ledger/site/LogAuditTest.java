package creditbank.ledger.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.ledger.StaticServer;
import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.NoteException;
import creditbank.ledger.note.SigningKey;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.ledger.tile.EntryBundle;
import creditbank.ledger.tile.TileBuilder;
import creditbank.ledger.tile.TileFiles;
import creditbank.ledger.tile.TilePath;
import creditbank.merkle.Hash;
import creditbank.merkle.Hasher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that is published by somebody, rightly, wrongly or with ill will. */
class LogAuditTest {
    private static final String ORIGIN = "example.com/audited";
    private static final SigningKey SIGNER = SigningKey.generate(ORIGIN);

    @TempDir
    private Path folder;

    @Test
    void every_entry_is_read_in_order_from_folder_and_server() throws Exception {
        publish(300);
        List<String> read = new ArrayList<>();
        assertThat(audit(LogSite.folder(folder))
                        .run(note(), (index, entry) -> read.add(index + " " + text(entry)))
                        .size())
                .isEqualTo(300);
        assertThat(read).hasSize(300).startsWith("0 entry 0").endsWith("299 entry 299");
        try (StaticServer server = new StaticServer(folder)) {
            LogAudit audit = audit(LogSite.of(server.url()));
            assertThat(audit.run(audit.note(), (index, entry) -> {}).size()).isEqualTo(300);
        }
    }

    @Test
    void malformed_tiles_and_bundles_are_named() throws Exception {
        publish(300);
        try (StaticServer server = new StaticServer(folder)) {
            wrong(server, "tile/0/000", new byte[8191], "tile/0/000: differs from the entries from byte 0 of 8191");
            wrong(server, "tile/0/000", new byte[8193], "tile/0/000: longer than 8192 bytes");
            wrong(server, "tile/entries/000", new byte[] {0}, "tile/entries/000: 0 entries, expected exactly 256");
            wrong(server, "tile/entries/000", new byte[] {0, 9, 1}, "tile/entries/000: cut off in entry 0");
            wrong(server, "tile/entries/000", new byte[514], "tile/entries/000: 257 entries, expected exactly 256");
            wrong(
                    server,
                    "tile/entries/000",
                    new byte[256 * 65_537 + 1],
                    "tile/entries/000: longer than 16777472 bytes");
            wrong(server, "checkpoint", new byte[1_000_001], "checkpoint: longer than 1000000 bytes");
        }
        Files.delete(folder.resolve("tile/1/000.p/1"));
        assertThatThrownBy(() -> audit(LogSite.folder(folder)).run(note(), (index, entry) -> {}))
                .isInstanceOf(DamagedLogException.class)
                .hasMessage("tile/1/000.p/1: missing");
    }

    @Test
    void a_signed_root_that_the_entries_do_not_have_is_refused_and_a_signed_size_does_not_make_it_run_for_ever()
            throws Exception {
        publish(3);
        byte[] other =
                SIGNER.sign(new Checkpoint(ORIGIN, 3, Hasher.EMPTY).text()).bytes();
        assertThatThrownBy(() -> audit(LogSite.folder(folder)).run(other, (index, entry) -> {}))
                .hasMessageStartingWith(
                        "checkpoint: root e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, expected ");
        byte[] huge = SIGNER.sign(new Checkpoint(ORIGIN, Long.MAX_VALUE, Hasher.EMPTY).text())
                .bytes();
        assertThatThrownBy(() -> audit(LogSite.folder(folder)).run(huge, (index, entry) -> {}))
                .hasMessage("tile/entries/000: missing");
    }

    @Test
    void a_kept_checkpoint_that_the_log_does_not_continue_is_named() throws Exception {
        publish(3);
        String forked =
                SIGNER.sign(new Checkpoint(ORIGIN, 2, Hasher.EMPTY).text()).toString();
        String later =
                SIGNER.sign(new Checkpoint(ORIGIN, 4, Hasher.EMPTY).text()).toString();
        String before =
                SIGNER.sign(new Checkpoint(ORIGIN, 0, Hasher.EMPTY).text()).toString();
        kept(before, "");
        kept(
                forked,
                "kept: has the signed root e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 for 2 entries");
        kept(later, "kept: was signed for 4 entries, the log has 3: entries are lost");
        kept("no note", "kept: a note must be a text, an empty line and signature lines");
    }

    @Test
    void a_server_that_is_not_there_or_fails_is_told_from_a_log_that_is_damaged() throws Exception {
        publish(1);
        String url;
        try (StaticServer server = new StaticServer(folder)) {
            url = server.url();
        }
        assertThatThrownBy(() -> audit(LogSite.of(url)).note()).isInstanceOf(IOException.class);
        assertThatThrownBy(
                        () -> audit(LogSite.folder(folder.resolve("nowhere"))).note())
                .isInstanceOf(DamagedLogException.class)
                .hasMessage("checkpoint: missing");
        assertThatThrownBy(() -> new LogAudit(
                                LogSite.folder(folder),
                                SigningKey.generate(ORIGIN).verifier())
                        .run(note(), (index, entry) -> {}))
                .isInstanceOf(NoteException.class)
                .hasMessageStartingWith("no known key has signed");
    }

    private void kept(String checkpoint, String message) throws Exception {
        LogAudit audit = audit(LogSite.folder(folder));
        if (message.isEmpty()) {
            audit.expect("kept", checkpoint);
            assertThat(audit.run(note(), (index, entry) -> {}).size()).isEqualTo(3);
            return;
        }
        assertThatThrownBy(() -> {
                    audit.expect("kept", checkpoint);
                    audit.run(note(), (index, entry) -> {});
                })
                .isInstanceOf(DamagedLogException.class)
                .hasMessageStartingWith(message);
    }

    private static void wrong(StaticServer server, String path, byte[] bytes, String message) {
        server.instead.clear();
        server.instead.put(path, bytes);
        LogAudit audit = audit(LogSite.of(server.url()));
        assertThatThrownBy(() -> audit.run(audit.note(), (index, entry) -> {}))
                .isInstanceOf(DamagedLogException.class)
                .hasMessage(message);
    }

    private static LogAudit audit(LogSite site) {
        return new LogAudit(site, SIGNER.verifier());
    }

    private byte[] note() throws IOException {
        return Files.readAllBytes(folder.resolve("checkpoint"));
    }

    /** Publishes a log of so many entries, without any database. */
    private void publish(int size) throws IOException {
        TileFiles files = new TileFiles(folder);
        TileBuilder builder = new TileBuilder(files::writeOnce);
        Hasher hasher = new Hasher();
        for (int from = 0; from < size; from += TilePath.FULL) {
            List<byte[]> bundle = new ArrayList<>();
            for (int i = from; i < Math.min(size, from + TilePath.FULL); i++) {
                byte[] entry = ("entry " + i).getBytes(StandardCharsets.US_ASCII);
                bundle.add(entry);
                builder.add(hasher.leaf(entry));
            }
            files.writeOnce(
                    new TilePath(TilePath.ENTRIES, from / TilePath.FULL, bundle.size()), EntryBundle.encode(bundle));
        }
        builder.finish();
        Hash root = builder.root();
        files.publish(SIGNER.sign(new Checkpoint(ORIGIN, size, root).text()).bytes());
    }

    private static String text(byte[] entry) {
        return new String(entry, StandardCharsets.US_ASCII);
    }
}
