package creditbank.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import creditbank.read.DeliveryRefusedException;
import creditbank.read.delimited.HeadedRows;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.model.file.ModelFile;
import creditbank.resolve.score.FrequencyFile;
import creditbank.resolve.table.ClusterFile;
import creditbank.resolve.table.RecordTable;
import creditbank.resolve.table.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What {@code link} and {@code evaluate} read. */
class TablesFuzzTest {
    private static final MatchModel PEOPLE = people();

    @FuzzTest
    void rows(byte[] bytes) throws Exception {
        onFile(bytes, file -> {
            try (HeadedRows rows = HeadedRows.open(file)) {
                for (String[] row = rows.next(); row != null; row = rows.next()) {
                    assertThat(row).hasSameSizeAs(rows.header());
                }
            }
        });
    }

    /** Each record a cluster of its own; the file that says so is read as it was meant. */
    @FuzzTest
    void table(byte[] bytes) throws Exception {
        onFile(bytes, file -> {
            RecordTable table = TableReader.read(PEOPLE, List.of(file), words -> {});
            int[] clusters = IntStream.range(0, table.size()).toArray();
            ClusterFile.write(file, table, clusters);
            Map<String, String> read = ClusterFile.read(file);
            assertThat(read.keySet())
                    .containsExactlyElementsOf(
                            Arrays.stream(clusters).mapToObj(table::id).toList());
        });
    }

    @FuzzTest
    void clusters(byte[] bytes) throws Exception {
        onFile(bytes, ClusterFile::read);
    }

    /** Under the name that its bytes give it, as whoever sends a model can name it. */
    @FuzzTest
    void frequencies(byte[] bytes) throws Exception {
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        Refusals.only(
                () -> {
                    FrequencyFile file = FrequencyFile.parse("a.frequencies", bytes, digest);
                    assertThat(file.bytes()).isEqualTo(bytes);
                    return file;
                },
                IllegalArgumentException.class);
    }

    private static void onFile(byte[] bytes, Reading reading) throws Exception {
        Path file = Files.createTempFile("fuzz", ".csv");
        try {
            Files.write(file, bytes);
            Refusals.only(
                    () -> {
                        reading.read(file);
                        return file;
                    },
                    DeliveryRefusedException.class,
                    IllegalArgumentException.class);
        } finally {
            Files.delete(file);
        }
    }

    private static MatchModel people() {
        try {
            return ModelFile.read(Path.of("mappings", "models", "people.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Reading {
        void read(Path file) throws IOException;
    }
}
