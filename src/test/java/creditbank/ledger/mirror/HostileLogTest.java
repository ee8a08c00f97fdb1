package creditbank.ledger.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.SigningKey;
import creditbank.ledger.site.LogSite;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.merkle.Hasher;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileLogTest {
    private static final SigningKey LOG = SigningKey.generate("example.org/log");

    @TempDir
    private Path home;

    @Test
    void a_signed_size_that_no_memory_holds_costs_one_question() {
        Path copy = home.resolve("mirror");
        assertThatThrownBy(() -> mirror(1L << 62, copy).run())
                .isInstanceOf(DamagedLogException.class)
                .hasMessage("tile/entries/000: missing");
        assertThat(copy.resolve("checkpoint")).doesNotExist();
    }

    @Test
    void an_empty_log_is_copied() throws Exception {
        assertThat(mirror(0, home.resolve("mirror")).run().size()).isZero();
    }

    private static Mirror mirror(long size, Path copy) {
        byte[] note = LOG.sign(new Checkpoint("example.org/log", size, Hasher.EMPTY).text())
                .bytes();
        LogSite site = (path, most) -> path.equals("checkpoint") ? Optional.of(note) : Optional.empty();
        return new Mirror(site, LOG.verifier(), copy, Optional.empty(), Optional.empty());
    }
}
