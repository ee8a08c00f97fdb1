package creditbank.export;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.database.StoreTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Parquet export keeps the contract, and its own promises about files. */
@StoreTest
class ParquetExportTest extends ExportContract {
    @Override
    Export export(Path home) {
        return new ParquetExport(home);
    }

    @Override
    long rows(Path home) throws SQLException {
        return Long.parseLong(ask(home, "select count(*) from %s"));
    }

    /** Asks a DuckDB that knows nothing of the manifest, as an analyst would. */
    static String ask(Path home, String sql) throws SQLException {
        String table = "read_parquet('" + home + "/exports/**/*.parquet')";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql.replace("%s", table))) {
            result.next();
            return result.getString(1);
        }
    }

    static List<Path> files(Path home) throws Exception {
        try (Stream<Path> files = Files.walk(home.resolve("exports"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void a_row_says_what_its_record_says() throws Exception {
        SampleBank bank = new SampleBank();
        bank.credit(1, 100);

        export(home).publish(bank.dataSource(), "");

        assertThat(ask(home, "select t::json from %s t where record_id = 42"))
                .isEqualTo("{\"record_id\":42,\"learner_id\":6,\"kind\":\"course\",\"provider\":\"4111010001\","
                        + "\"code\":\"C42\",\"title\":\"Course 42\",\"term\":\"2024-2025-1\",\"begin_date\":\"2024-10-13\","
                        + "\"begin_precision\":\"month\",\"end_date\":null,\"end_precision\":null,"
                        + "\"result_date\":\"2025-01-10\",\"result_precision\":\"day\",\"score\":\"42\","
                        + "\"scale\":\"hundred\",\"score_value\":42.0,\"credits\":2.5,\"hours\":32.42,"
                        + "\"attempt\":\"normal\",\"status\":\"passed\",\"level\":null,\"attempts\":2,\"claims\":1,"
                        + "\"version\":2,\"batch_id\":1,\"converted_credits\":null,\"rule\":null,\"expires\":null,"
                        + "\"redeemed_credits\":null,\"redeemed_for\":null,\"dispute\":null,\"ruling\":null,"
                        + "\"ruled_credits\":null}");
        assertThat(ask(home, "select sum(credits) from %s")).isEqualTo("200.00");
    }

    @Test
    void the_same_bank_gives_the_same_bytes() throws Exception {
        SampleBank bank = new SampleBank();
        bank.credit(1, 3000);

        ExportResult one = export(home.resolve("one")).publish(bank.dataSource(), "");
        ExportResult two = export(home.resolve("two")).publish(bank.dataSource(), "");

        assertThat(Files.mismatch(
                        one.path().resolve("part-00000.parquet"), two.path().resolve("part-00000.parquet")))
                .isEqualTo(-1);
    }

    @Test
    void many_rows_are_rolled_into_several_files() throws Exception {
        SampleBank bank = new SampleBank();
        bank.credit(1, 1000);

        ExportResult result = new ParquetExport(home, 400, step -> {}).publish(bank.dataSource(), "");

        assertThat(result.files()).isEqualTo(3);
        assertThat(files(home).stream().map(file -> file.getFileName().toString()))
                .containsExactly(
                        "manifest.json",
                        "part-00000.parquet",
                        "part-00001.parquet",
                        "part-00002.parquet",
                        "quality.csv");
        assertThat(rows(home)).isEqualTo(900);
    }

    @Test
    void no_file_tells_who_anybody_is() throws Exception {
        SampleBank bank = new SampleBank();
        bank.credit(1, 100);

        export(home).publish(bank.dataSource(), "");

        assertThat(ask(home, "select string_agg(t::json::varchar) from %s t"))
                .contains("Course 42")
                .doesNotContain(SampleBank.CANARY);
        for (Path file : files(home)) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain(SampleBank.CANARY);
        }
    }

    @Test
    void a_damaged_file_is_exported_again() throws Exception {
        SampleBank bank = new SampleBank();
        bank.credit(1, 100);
        ExportResult first = export(home).publish(bank.dataSource(), "");
        Path part = first.path().resolve("part-00000.parquet");
        byte[] bytes = Files.readAllBytes(part);
        bytes[bytes.length / 2] ^= 1;
        Files.write(part, bytes);

        ExportResult second = export(home).publish(bank.dataSource(), "");

        assertThat(second.changed()).isTrue();
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(rows(home)).isEqualTo(90);
    }

    @Test
    void an_export_of_an_earlier_contract_is_replaced() throws Exception {
        SampleBank bank = new SampleBank();
        bank.credit(1, 100);
        ExportResult first = export(home).publish(bank.dataSource(), "");
        Path manifest = home.resolve("exports/manifest.json");
        String old = Files.readString(manifest, StandardCharsets.UTF_8)
                .replace(",\"erasures\":0", "")
                .replace("creditbank-records-2", "creditbank-records-1");
        Files.writeString(manifest, old, StandardCharsets.UTF_8);

        ExportResult second = export(home).publish(bank.dataSource(), "");

        assertThat(second.changed()).isTrue();
        assertThat(second.id()).isGreaterThan(first.id());
        assertThat(Files.readString(manifest, StandardCharsets.UTF_8)).contains("creditbank-records-2");
        assertThat(rows(home)).isEqualTo(90);
    }

    @Test
    void a_lost_or_broken_manifest_is_written_again() throws Exception {
        SampleBank bank = new SampleBank();
        bank.credit(1, 100);
        export(home).publish(bank.dataSource(), "");
        Path manifest = home.resolve("exports/manifest.json");
        Files.writeString(manifest, "{\"bank\"", StandardCharsets.UTF_8);
        assertThat(export(home).publish(bank.dataSource(), "").changed()).isTrue();
        Files.delete(manifest);

        assertThat(export(home).publish(bank.dataSource(), "").changed()).isTrue();
        assertThat(rows(home)).isEqualTo(90);
    }

    @Test
    void the_manifest_and_the_database_tell_the_same_figures() throws Exception {
        SampleBank bank = new SampleBank();
        bank.credit(1, 100);

        ExportResult result = export(home).publish(bank.dataSource(), "origin\n1\nroot\n");

        assertThat(Files.readString(home.resolve("exports/manifest.json"), StandardCharsets.UTF_8))
                .startsWith(
                        "{\"bank\":{\"batches\":1,\"credited\":1,\"erasures\":0},\"checkpoint\":\"origin\\n1\\nroot\\n\",\"columns\":[{")
                .endsWith(",\"rows\":90}")
                .contains(
                        "\"format\":\"creditbank-records-2\",\"quality\":{\"bytes\":",
                        "\"path\":\"records/00000001/quality.csv\",\"rows\":2,\"sha256\":\"")
                .contains("\"digest\":\"" + result.digest() + "\",\"export\":1,\"files\":[{\"bytes\":")
                .contains("\"path\":\"records/00000001/part-00000.parquet\",\"rows\":90,\"sha256\":\"");
        try (Connection connection = bank.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select e.digest, e.rows, e.checkpoint, f.path from export e join export_file f using (export_id)")) {
            rows.next();
            assertThat(List.of(rows.getString(1), rows.getLong(2), rows.getString(3), rows.getString(4)))
                    .isEqualTo(
                            List.of(result.digest(), 90L, "origin\n1\nroot\n", "records/00000001/part-00000.parquet"));
        }
    }
}
