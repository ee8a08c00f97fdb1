package creditbank.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.database.StoreTest;
import creditbank.export.query.Query;
import creditbank.export.query.ResultFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that dies at any step leaves one whole export in force, and the next run leaves nothing else. */
@StoreTest
class ExportCrashTest {
    @TempDir
    Path home;

    private long inForce() throws IOException {
        StringBuilder answer = new StringBuilder();
        Query.run(home, "select count(*) as n from records", ResultFormat.CSV, answer);
        return Long.parseLong(answer.toString().lines().skip(1).findFirst().orElseThrow());
    }

    private Export dyingAt(Step last) {
        return new ParquetExport(home, 40, step -> {
            if (step == last) {
                throw new DiedException();
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void the_old_or_the_new_export_is_in_force_and_the_next_run_repairs(Step step) throws Exception {
        SampleBank bank = new SampleBank();
        bank.credit(1, 100);
        new ParquetExport(home, 40, done -> {}).publish(bank.dataSource(), "");
        bank.credit(101, 200);

        assertThatThrownBy(() -> dyingAt(step).publish(bank.dataSource(), "")).isInstanceOf(DiedException.class);

        assertThat(inForce()).isEqualTo(step.compareTo(Step.PUBLISHED) < 0 ? 90 : 180);
        ExportResult repaired = new ParquetExport(home, 40, done -> {}).publish(bank.dataSource(), "");
        assertThat(repaired.rows()).isEqualTo(180);
        assertThat(inForce()).isEqualTo(180);
        assertThat(ParquetExportTest.ask(home, "select count(*) from %s")).isEqualTo("180");
        assertThat(ParquetExportTest.files(home)).hasSize(7);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void a_first_export_that_died_is_made_by_the_next_run(Step step) throws Exception {
        SampleBank bank = new SampleBank();
        bank.credit(1, 100);

        assertThatThrownBy(() -> dyingAt(step).publish(bank.dataSource(), "")).isInstanceOf(DiedException.class);

        new ParquetExport(home, 40, done -> {}).publish(bank.dataSource(), "");
        assertThat(ParquetExportTest.ask(home, "select count(*) from %s")).isEqualTo("90");
        assertThat(ParquetExportTest.files(home)).hasSize(5);
    }

    @Test
    void files_that_are_not_what_the_bank_holds_are_not_published() throws Exception {
        SampleBank bank = new SampleBank();
        bank.credit(1, 100);
        new ParquetExport(home).publish(bank.dataSource(), "");
        bank.credit(101, 200);
        Export swapping = new ParquetExport(home, 1000, step -> {
            if (step == Step.BUILT) {
                swap(home.resolve("exports/records"));
            }
        });

        assertThatThrownBy(() -> swapping.publish(bank.dataSource(), ""))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("the files hold Totals[rows=90, ")
                .hasMessageContaining("the bank Totals[rows=180, ");

        assertThat(inForce()).isEqualTo(90);
        assertThat(ParquetExportTest.files(home)).hasSize(3);
    }

    @Test
    void a_file_that_is_not_complete_has_a_name_that_analysts_do_not_read() throws Exception {
        SampleBank bank = new SampleBank();
        bank.credit(1, 100);
        new ParquetExport(home).publish(bank.dataSource(), "");
        bank.credit(101, 200);
        Files.createDirectories(home.resolve("exports/records/00000099"));
        Files.writeString(
                home.resolve("exports/records/00000099/part-00000.parquet.building"), "PAR1", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> dyingAt(Step.BUILT).publish(bank.dataSource(), ""))
                .isInstanceOf(DiedException.class);

        assertThat(ParquetExportTest.ask(home, "select count(*) from %s")).isEqualTo("90");
    }

    private static void swap(Path records) {
        try {
            Files.copy(
                    records.resolve("00000001/part-00000.parquet"),
                    records.resolve("00000002/part-00000.parquet.building"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("swapping files", e);
        }
    }

    /** Stands for the process's death. */
    private static final class DiedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
