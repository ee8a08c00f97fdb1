package creditbank.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.SigningKey;
import creditbank.ledger.note.VerifierKey;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.ledger.tile.TileBuilder;
import creditbank.ledger.tile.TileFiles;
import creditbank.merkle.Hasher;
import creditbank.merkle.RootBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public log of Tessera's tests, made by another program; what needs its files is skipped with a notice where they are not at hand. */
class TesseraLogTest {
    private static final Path LOG =
            Path.of(System.getProperty("creditbank.vectors", "../shared/vectors"), "tessera-log", "testdata", "log");
    private static final VerifierKey KEY =
            VerifierKey.parse("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
    private static final List<String> WORDS = List.of(
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eit",
            "nain",
            "ten",
            "ileven",
            "twelf",
            "threeten",
            "fourten",
            "fivten");

    @TempDir
    private Path folder;

    @Test
    void its_fifteen_entries_have_its_root() {
        RootBuilder root = new RootBuilder();
        Hasher hasher = new Hasher();
        WORDS.forEach(word -> root.add(hasher.leaf(word.getBytes(StandardCharsets.US_ASCII))));
        assertThat(root.root().base64()).isEqualTo("rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=");
    }

    @Test
    void its_checkpoints_verify_and_every_tile_follows_from_its_entries() throws Exception {
        requireLog();
        SigningKey signer = SigningKey.parse(
                "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg");
        TileFiles files = new TileFiles(LOG);
        for (int size = 0; size <= 15; size++) {
            byte[] note = Files.readAllBytes(LOG.resolve("checkpoint." + size));
            Checkpoint checkpoint = Checkpoint.open(note, KEY);
            assertThat(checkpoint.size()).isEqualTo(size);
            LogCheck.verify(files, checkpoint, new TileBuilder(files::requireSame));
            assertThat(signer.sign(checkpoint.text()).bytes()).isEqualTo(note);
        }
    }

    @Test
    void a_damaged_and_a_missing_tile_are_named() throws Exception {
        requireLog();
        Path tile = folder.resolve("tile/0/000.p/15");
        Path bundle = folder.resolve("tile/entries/000.p/15");
        Files.createDirectories(tile.getParent());
        Files.createDirectories(bundle.getParent());
        Files.copy(LOG.resolve("checkpoint.15"), folder.resolve("checkpoint"));
        Files.copy(LOG.resolve("tile/entries/000.p/15"), bundle);
        assertThatThrownBy(() -> LogCheck.verify(folder, KEY)).hasMessage("tile/0/000.p/15: missing");
        byte[] hashes = Files.readAllBytes(LOG.resolve("tile/0/000.p/15"));
        Files.write(tile, hashes);
        assertThat(LogCheck.verify(folder, KEY).size()).isEqualTo(15);
        hashes[100] ^= 4;
        Files.write(tile, hashes);
        assertThatThrownBy(() -> LogCheck.verify(folder, KEY))
                .isInstanceOf(DamagedLogException.class)
                .hasMessage("tile/0/000.p/15: differs from the entries from byte 100 of 480");
    }

    private static void requireLog() {
        Assumptions.assumeTrue(
                Files.isDirectory(LOG), "SKIPPED: no Tessera log at " + LOG + "; set -Dcreditbank.vectors");
    }
}
