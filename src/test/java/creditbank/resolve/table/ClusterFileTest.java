package creditbank.resolve.table;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.resolve.model.file.ModelFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFileTest {
    private static final String HEAD = "id,given_name,surname,birth_date,address,city,postcode,telephone\n";

    @TempDir
    private Path folder;

    @Test
    void record_ids_with_separators_quotes_and_line_ends_of_all_kinds_are_read_as_they_were_written() throws Exception {
        Path people = Files.writeString(
                folder.resolve("people.csv"),
                HEAD + "\"a,b\",,,,,,,\n\"a\"\"b\",,,,,,,\n\"a\nb\",,,,,,,\n\"a\rb\",,,,,,,\n",
                StandardCharsets.UTF_8);
        RecordTable table = TableReader.read(
                ModelFile.read(Path.of("mappings", "models", "people.yaml")), List.of(people), words -> {});

        ClusterFile.write(folder.resolve("clusters.csv"), table, new int[] {0, 1, 2, 3});

        assertThat(ClusterFile.read(folder.resolve("clusters.csv")))
                .isEqualTo(Map.of("a,b", "a,b", "a\"b", "a\"b", "a\nb", "a\nb", "a\rb", "a\rb"));
    }
}
