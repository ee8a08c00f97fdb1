package creditbank.export;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.database.StoreTest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every export promises. */
@StoreTest
abstract class ExportContract {
    @TempDir
    Path home;

    abstract Export export(Path home);

    /** How many rows an analyst finds who reads everything that lies there. */
    abstract long rows(Path home) throws Exception;

    @Test
    void every_live_record_is_one_row() throws Exception {
        SampleBank bank = new SampleBank();
        bank.credit(1, 1000);

        ExportResult result = export(home).publish(bank.dataSource(), "checkpoint");

        assertThat(result.rows()).isEqualTo(900);
        assertThat(result.changed()).isTrue();
        assertThat(rows(home)).isEqualTo(900);
    }

    @Test
    void an_unchanged_bank_is_not_exported_again() throws Exception {
        SampleBank bank = new SampleBank();
        bank.credit(1, 100);
        ExportResult first = export(home).publish(bank.dataSource(), "one");

        ExportResult second = export(home).publish(bank.dataSource(), "two");

        assertThat(second)
                .isEqualTo(
                        new ExportResult(first.id(), first.path(), first.files(), first.rows(), first.digest(), false));
    }

    @Test
    void a_changed_bank_replaces_the_export() throws Exception {
        SampleBank bank = new SampleBank();
        bank.credit(1, 100);
        ExportResult first = export(home).publish(bank.dataSource(), "");
        bank.credit(101, 150);

        ExportResult second = export(home).publish(bank.dataSource(), "");

        assertThat(second.changed()).isTrue();
        assertThat(second.rows()).isEqualTo(135);
        assertThat(second.digest()).isNotEqualTo(first.digest());
        assertThat(rows(home)).isEqualTo(135);
    }

    @Test
    void an_empty_bank_has_an_export_without_rows() throws Exception {
        ExportResult result = export(home).publish(new SampleBank().dataSource(), "");

        assertThat(result.rows()).isZero();
        assertThat(rows(home)).isZero();
    }

    @Test
    void the_same_records_have_the_same_digest_in_another_home() throws SQLException, IOException {
        SampleBank bank = new SampleBank();
        bank.credit(1, 100);
        ExportResult here = export(home.resolve("a")).publish(bank.dataSource(), "");

        ExportResult there = export(home.resolve("b")).publish(bank.dataSource(), "");

        assertThat(there.digest()).isEqualTo(here.digest());
    }
}
