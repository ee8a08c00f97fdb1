package creditbank.practice;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GenerationTest {
    private static final List<String> SOURCES =
            List.of("school-oneroster", "school-jwxt", "training-badges", "talent-archive");

    @Test
    void the_same_seed_gives_the_same_bytes_on_every_night(@TempDir Path one, @TempDir Path two) throws Exception {
        for (int night = 0; night < 3; night++) {
            Map<String, String> first = Generated.of(one, 300, 7, night).digests();
            Map<String, String> second = Generated.of(two, 300, 7, night).digests();
            assertThat(second).isEqualTo(first).hasSize(8 + 6 * (night + 1));
        }
    }

    @Test
    void another_seed_gives_other_people(@TempDir Path one, @TempDir Path two) throws Exception {
        String first = Files.readString(Generated.of(one, 20, 1, 0).truth("people.csv"));
        String second = Files.readString(Generated.of(two, 20, 2, 0).truth("people.csv"));

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void a_complete_night_is_not_generated_again(@TempDir Path home) throws Exception {
        Generated.of(home, 20, 1, 0);
        Path grades = home.resolve("practice/school-jwxt/grades.csv");
        Files.writeString(grades, "touched");
        Generated.of(home, 20, 1, 0);
        assertThat(Files.readString(grades)).isEqualTo("touched");

        Files.delete(home.resolve("practice/school-jwxt/grades.csv.done"));
        Generated.of(home, 20, 1, 0);
        assertThat(Files.readString(grades, Charset.forName("GB18030"))).startsWith("学校标识码,学号,姓名");
    }

    @Test
    void the_truth_is_closed_after_generation(@TempDir Path home) throws Exception {
        new Generation(creditbank.practice.world.World.of(20, 1), 0, home).run();

        Path truth = home.resolve("truth");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(truth)))
                .isEqualTo("---------");
        Files.setPosixFilePermissions(truth, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void rows_of_the_files_the_truth_and_the_counts_agree(@TempDir Path home) throws Exception {
        for (int night = 0; night < 3; night++) {
            Generated generated = Generated.of(home, 2500, 11, night);
            JsonNode sources = generated.counts().get("sources");
            Map<String, Integer> inFiles = rowsInFiles(home.resolve("practice"));
            Map<String, Long> inTruth = generated.rows("rows.csv").stream()
                    .collect(Collectors.groupingBy(row -> row.getField("source"), Collectors.counting()));
            for (String source : SOURCES) {
                JsonNode counts = sources.get(source);
                assertThat(inFiles).containsEntry(source, counts.get("rows").asInt());
                assertThat(inTruth).containsEntry(source, counts.get("rows").asLong());
                assertThat(sum(counts, "new", "changed", "unchanged", "duplicate", "withdrawn", "refused"))
                        .isEqualTo(counts.get("rows").asInt());
                assertThat(sum(counts, "new", "changed", "unchanged"))
                        .isEqualTo(counts.get("accepted").asInt());
                int refused = 0;
                for (JsonNode count : counts.get("refusals").values()) {
                    refused += count.asInt();
                }
                assertThat(refused).isEqualTo(counts.get("refused").asInt());
            }
        }
    }

    @Test
    void following_nights_change_withdraw_and_leave_out_a_little(@TempDir Path home) throws Exception {
        Generated.of(home, 6000, 5, 0);
        JsonNode sources = Generated.of(home, 6000, 5, 1).counts().get("sources");

        for (String source : List.of("school-oneroster", "school-jwxt")) {
            JsonNode counts = sources.get(source);
            double rows = counts.get("rows").asInt();
            assertThat(counts.get("changed").asInt() / rows).isBetween(0.02, 0.05);
            assertThat(counts.get("new").asInt() / rows).isBetween(0.003, 0.025);
            assertThat(counts.get("missing").asInt() / rows).isBetween(0.0005, 0.008);
        }
        assertThat(sources.get("school-oneroster").get("withdrawn").asInt()).isPositive();
        assertThat(sources.get("training-badges").get("withdrawn").asInt()).isPositive();
        assertThat(sources.get("talent-archive").get("withdrawn").asInt()).isPositive();
        assertThat(sources.get("talent-archive").get("rows").asInt()).isLessThan(300);
    }

    private static int sum(JsonNode counts, String... names) {
        int sum = 0;
        for (String name : names) {
            sum += counts.get(name).asInt();
        }
        return sum;
    }

    private static Map<String, Integer> rowsInFiles(Path practice) throws IOException {
        Map<String, Integer> rows = new TreeMap<>();
        try (ZipFile zip = new ZipFile(
                practice.resolve("school-oneroster/outbox/oneroster.zip").toFile())) {
            byte[] results = zip.getInputStream(zip.getEntry("results.csv")).readAllBytes();
            assertThat(records(results, StandardCharsets.UTF_8)
                            .get(0)
                            .getFields()
                            .get(0))
                    .isEqualTo("sourcedId");
            rows.put(
                    "school-oneroster", records(results, StandardCharsets.UTF_8).size() - 1);
        }
        byte[] grades = Files.readAllBytes(practice.resolve("school-jwxt/grades.csv"));
        rows.put("school-jwxt", records(grades, Charset.forName("GB18030")).size() - 1);
        String control = Files.readString(practice.resolve("talent-archive/outbox/talent.ctl"));
        rows.put("talent-archive", Integer.parseInt(control.replaceAll("(?s).*rows=([0-9]+).*", "$1")));
        rows.put("training-badges", claimsInPages(practice.resolve("training-badges")));
        return rows;
    }

    private static List<CsvRecord> records(byte[] bytes, Charset charset) {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new ByteArrayInputStream(bytes), charset)
                .stream()
                .toList();
    }

    private static int claimsInPages(Path folder) throws IOException {
        int claims = 0;
        for (int page = 1; Files.exists(folder.resolve("page-0000" + page + ".json")); page++) {
            JsonNode credentials = JsonMapper.shared()
                    .readTree(folder.resolve("page-0000" + page + ".json").toFile())
                    .get("credentials");
            assertThat(credentials.size()).isBetween(1, 500);
            for (JsonNode credential : credentials.values()) {
                JsonNode parts = credential.get("credentialSubject").get("verifiableCredential");
                claims += parts == null ? 1 : parts.size();
            }
        }
        return claims;
    }
}
