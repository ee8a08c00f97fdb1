package creditbank.export.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No copy of DuckDB's library stays in the temporary folder, also where the process that unpacked it is killed. */
class UnpackedLibraryTest {
    private static final Instant NOW = Instant.parse("2026-09-01T02:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void the_copy_that_is_loaded_is_removed_at_once_and_works_on() throws Exception {
        try (Connection duckdb = DuckDb.open(List.of(), "64MB")) {
            List<String> loaded = Files.readAllLines(Path.of("/proc/self/maps")).stream()
                    .filter(line -> line.contains("libduckdb_java"))
                    .toList();

            assertThat(loaded).isNotEmpty().allMatch(line -> line.endsWith(".so (deleted)"));
            assertThat(duckdb.createStatement().executeQuery("select 1").next()).isTrue();
        }
    }

    @Test
    void a_copy_that_a_dead_process_left_goes_after_a_minute_and_nothing_else_goes() throws Exception {
        file("libduckdb_java1.so", NOW.minusSeconds(61));
        file("libduckdb_java2.so", NOW.minusSeconds(59));
        file("libzstd-jni-1.5.7-14.so", NOW.minusSeconds(61));
        file("libother.so", NOW.minusSeconds(3600));

        UnpackedLibrary.remove(folder, NOW);

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("libduckdb_java2.so", "libother.so");
    }

    private void file(String name, Instant modified) throws Exception {
        Files.setLastModifiedTime(Files.createFile(folder.resolve(name)), FileTime.from(modified));
    }
}
