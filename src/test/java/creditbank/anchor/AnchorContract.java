package creditbank.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import creditbank.anchor.Anchor.Kept;
import creditbank.anchor.Anchor.Transaction;
import creditbank.database.StoreTest;
import creditbank.database.TestDatabase;
import creditbank.ledger.Log;
import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.KeyFile;
import creditbank.ledger.site.LogAudit;
import creditbank.ledger.site.LogSite;
import creditbank.ledger.tile.DamagedLogException;
import creditbank.merkle.Hash;
import creditbank.seal.Seals;
import creditbank.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every chain must do for checkpoints: keep each once and verbatim, whatever happens to its node. */
@StoreTest
public abstract class AnchorContract {
    private static final LocalDate DATE = LocalDate.of(2026, 11, 23);
    private static final String ORIGIN = "creditbank.test/anchor";

    private final HikariDataSource database = TestDatabase.dataSource();

    @TempDir
    private Path home;

    private Chain chain = new MemoryChain();
    private Log log;
    private Seals seals;
    private Anchoring anchoring;

    protected abstract Chain chain() throws Exception;

    @BeforeEach
    void open() throws Exception {
        chain = chain();
        log = Log.open(
                database, home.resolve("log"), home.resolve("keys/ledger.key"), home.resolve("log.vkey"), ORIGIN);
        seals = new Seals(database, log, Vault.open(home.resolve("vault-keys")).recordKeys());
        anchoring = new Anchoring(database, chain.anchor(), 3);
    }

    @AfterEach
    void close() {
        chain.close();
        database.close();
    }

    @Test
    void each_checkpoint_is_sent_once_and_confirmed_under_enough_blocks() throws Exception {
        String first = night(1);
        assertThat(anchoring.run()).isEqualTo(report(1, 0, 1));
        assertThat(anchoring.run()).as("the same bytes again").isEqualTo(report(1, 0, 1));
        chain.mine(1);
        String second = night(2);
        assertThat(anchoring.run()).as("only the new one").isEqualTo(report(1, 0, 2));
        chain.mine(2);
        assertThat(anchoring.run()).as("three blocks and two").isEqualTo(report(0, 1, 1));
        chain.mine(1);
        assertThat(anchoring.run()).isEqualTo(report(0, 1, 0));
        assertThat(anchoring.run()).isEqualTo(report(0, 0, 0));
        assertThat(chain.anchor().kept()).extracting(Kept::note).containsExactly(first, second);
        assertThat(chain.anchor().used()).isEqualTo(base() + 2);
    }

    @Test
    void the_first_time_the_newest_checkpoint_stands_for_all_before_it() throws Exception {
        night(1);
        String second = night(2);
        assertThat(anchoring.run()).isEqualTo(report(1, 0, 1));
        chain.mine(3);
        assertThat(chain.anchor().kept()).extracting(Kept::note).containsExactly(second);
    }

    @Test
    void a_node_that_is_down_delays_and_loses_nothing() throws Exception {
        String first = night(1);
        chain.answering(false);
        assertThatThrownBy(() -> anchoring.run()).isInstanceOf(IOException.class);
        String second = night(2);
        assertThatThrownBy(() -> anchoring.run()).isInstanceOf(IOException.class);
        chain.answering(true);
        anchoring.run();
        chain.mine(3);
        assertThat(anchoring.run()).isEqualTo(report(0, 2, 0));
        assertThat(chain.anchor().kept()).extracting(Kept::note).containsExactly(first, second);
    }

    @Test
    void a_transaction_that_the_node_forgot_is_sent_again_as_it_was() throws Exception {
        String first = night(1);
        anchoring.run();
        chain.forget();
        chain.mine(2);
        assertThat(anchoring.run()).isEqualTo(report(1, 0, 1));
        chain.mine(3);
        assertThat(anchoring.run()).isEqualTo(report(0, 1, 0));
        assertThat(chain.anchor().kept()).extracting(Kept::note).containsExactly(first);
        assertThat(chain.anchor().used()).isEqualTo(base() + 1);
    }

    @Test
    void a_reorganised_block_is_survived_before_and_after_the_confirmation() throws Exception {
        String first = night(1);
        anchoring.run();
        chain.mine(2);
        chain.reorganise(2);
        assertThat(chain.anchor().kept()).isEmpty();
        assertThat(anchoring.run()).isEqualTo(report(1, 0, 1));
        chain.mine(3);
        assertThat(anchoring.run()).isEqualTo(report(0, 1, 0));
        chain.reorganise(3);
        assertThatThrownBy(() -> anchoring.expect(audit()))
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("is not there any more");
        assertThat(anchoring.run()).isEqualTo(report(1, 0, 1));
        chain.mine(3);
        assertThat(anchoring.run()).isEqualTo(report(0, 1, 0));
        assertThat(chain.anchor().kept()).extracting(Kept::note).containsExactly(first);
    }

    @Test
    void where_another_transaction_has_taken_the_number_it_goes_under_the_next() throws Exception {
        String first = night(1);
        anchoring.run();
        chain.forget();
        Transaction other = chain.anchor().sign(base(), "other");
        chain.anchor().send(other);
        chain.mine(1);
        assertThat(anchoring.run()).isEqualTo(report(1, 0, 1));
        chain.mine(3);
        assertThat(anchoring.run()).isEqualTo(report(0, 1, 0));
        assertThat(chain.anchor().kept()).extracting(Kept::note).containsExactly("other", first);
    }

    @Test
    void a_log_that_tells_another_history_than_the_chain_is_found() throws Exception {
        night(1);
        anchoring.run();
        chain.mine(3);
        anchoring.run();
        night(2);
        LogAudit honest = audit();
        assertThat(anchoring.expect(honest)).isEqualTo(1);
        assertThat(honest.run(honest.note(), (index, entry) -> {}).size()).isEqualTo(2);

        // The log's own key signs another tree of two entries, which only the chain gets to see.
        String lie = new String(
                KeyFile.read(home.resolve("keys/ledger.key"))
                        .sign(new Checkpoint(ORIGIN, 2, Hash.of(new byte[Hash.LENGTH])).text())
                        .bytes(),
                StandardCharsets.UTF_8);
        chain.anchor().send(chain.anchor().sign(chain.anchor().used(), lie));
        chain.mine(1);
        LogAudit told = audit();
        anchoring.expect(told);
        assertThatThrownBy(() -> told.run(told.note(), (index, entry) -> {}))
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("two histories");
    }

    /** Seals something, and gives the checkpoint. */
    private String night(int number) throws Exception {
        seals.empty("source", DATE.plusDays(number));
        return log.note();
    }

    private LogAudit audit() {
        return new LogAudit(LogSite.folder(home.resolve("log")), log.key());
    }

    private AnchorReport report(long sent, long confirmed, long waiting) {
        return new AnchorReport(chain.anchor().account(), sent, confirmed, waiting);
    }

    /** Transactions of the sender before the test. */
    protected long base() {
        return 0;
    }
}
