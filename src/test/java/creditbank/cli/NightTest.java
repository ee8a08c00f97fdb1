package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One night of practice senders, from their servers to sealed ledger and Parquet, as the command line shows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NightTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path work;

    private Path home = Path.of("");
    private JsonNode night = JSON.createObjectNode();
    private String progress = "";

    @BeforeAll
    void run_a_night() throws Exception {
        home = work.resolve("home");
        Program.Answer answer = nightly();
        progress = answer.err();
        assertThat(answer.code()).as(answer.err()).isZero();
        night = JSON.readTree(answer.out());
    }

    @Test
    void every_source_is_sealed_and_every_row_accounted_for() {
        assertThat(night.get("runs")).hasSize(4).allSatisfy(run -> {
            assertThat(run.get("state").asString()).isEqualTo("sealed");
            assertThat(run.get("rows").asLong()).isPositive();
            assertThat(run.get("rows").asLong())
                    .isEqualTo(sum(run, "new", "changed", "unchanged", "duplicate", "withdrawn", "refused"));
            assertThat(run.get("accepted").asLong())
                    .isEqualTo(run.get("rows").asLong() - run.get("refused").asLong());
            assertThat(run.get("digest").asString()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void the_refusals_are_the_truths_code_by_code() throws Exception {
        for (JsonNode run : night.get("runs")) {
            String source = run.get("source").asString();
            Path out = work.resolve(source + ".csv");
            Program.run(
                    work, "refused", run.get("batch").asString(), "--out", out.toString(), "--home", home.toString());
            Map<String, Long> codes = new TreeMap<>();
            Files.readAllLines(out, StandardCharsets.UTF_8).stream()
                    .skip(1)
                    .map(line -> line.substring(1, line.indexOf('"', 1)))
                    .forEach(code -> codes.merge(code, 1L, Long::sum));

            assertThat(codes).as(source).isEqualTo(PracticeTruth.refusals(home, 0, source));
        }
    }

    @Test
    void the_ledger_has_a_leaf_for_every_batch_and_one_for_the_export() throws Exception {
        String checkpoint = Files.readString(home.resolve("ledger/log/checkpoint"), StandardCharsets.UTF_8);

        assertThat(night.get("ledger").get("size").asLong()).isEqualTo(5);
        assertThat(checkpoint.lines().limit(2))
                .containsExactly(night.get("ledger").get("origin").asString(), "5");
        assertThat(home.resolve("ledger/log.vkey")).exists();
    }

    @Test
    void duckdb_counts_in_the_parquet_files_what_the_bank_has() throws Exception {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from read_parquet('" + home + "/exports/**/*.parquet')")) {
            row.next();
            assertThat(row.getLong(1))
                    .isPositive()
                    .isEqualTo(night.get("bank").get("records").asLong())
                    .isEqualTo(night.get("export").get("rows").asLong());
        }
    }

    @Test
    void the_same_night_again_brings_nothing_new_and_no_leaf() throws Exception {
        String digest = digest();

        JsonNode again = JSON.readTree(nightly().out());

        assertThat(again.get("runs")).allSatisfy(run -> {
            assertThat(run.get("state").asString()).isEqualTo("nothing-new");
            assertThat(run.get("new").asLong()).isZero();
            assertThat(run.get("changed").asLong()).isZero();
        });
        assertThat(again.get("ledger").get("size").asLong()).isEqualTo(5);
        assertThat(again.get("bank")).isEqualTo(night.get("bank"));
        assertThat(digest()).isEqualTo(digest);
    }

    @Test
    void refused_rows_come_back_as_they_were_sent_with_their_code() throws Exception {
        JsonNode run = night.get("runs").get(1);
        Path out = work.resolve("refused-" + System.nanoTime() + ".csv");

        Program.Answer answer = Program.run(
                work, "refused", run.get("batch").asString(), "--out", out.toString(), "--home", home.toString());

        assertThat(answer.code()).as(answer.err()).isZero();
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(lines.getFirst()).isEqualTo("code,reason,file,line,row");
        assertThat(lines).hasSize(1 + run.get("refused").asInt());
    }

    @Test
    void the_bank_agrees_with_the_truth_of_its_senders() throws Exception {
        Program.Answer answer = Program.run(work, "evaluate", "--home", home.toString(), "--json");

        assertThat(answer.code()).as(answer.err()).isZero();
        JsonNode agreement = JSON.readTree(answer.out());
        assertThat(agreement.path("learners").path("precision").asDouble()).isGreaterThanOrEqualTo(0.9995);
        assertThat(agreement.path("learners").path("recall").asDouble()).isGreaterThanOrEqualTo(0.99);
        assertThat(agreement.path("records").path("precision").asDouble()).isEqualTo(1);
        assertThat(agreement
                        .path("records")
                        .path("ofRightLearners")
                        .path("recall")
                        .asDouble())
                .isEqualTo(1);
        assertThat(agreement.path("credits").path("learners").asInt()).isGreaterThan(290);
        assertThat(agreement.path("credits").path("wrong").asInt(-1)).isZero();
        assertThat(agreement.path("credits").has("worst")).isFalse();
    }

    @Test
    void the_banks_identities_train_the_model_of_learners_again() throws Exception {
        Path shipped = Path.of("mappings", "models", "learners.yaml").toAbsolutePath();
        Path saved = work.resolve("learners.yaml");

        Program.Answer answer = Program.run(
                work,
                "link",
                "--home",
                home.toString(),
                "--train",
                "--model",
                shipped.toString(),
                "--save",
                saved.toString(),
                "--out",
                work.resolve("clusters.csv").toString());

        // 1: so few people need not keep every example.
        assertThat(answer.code()).as(answer.err()).isBetween(0, 1);
        String model = Files.readString(saved, StandardCharsets.UTF_8);
        assertThat(model).contains("population: 250000", "entities: ", "frequencies: ");
        assertThat(model.substring(0, model.indexOf("trained:")))
                .isEqualTo(Files.readString(shipped, StandardCharsets.UTF_8).substring(0, model.indexOf("trained:")));
        assertThat(Files.readAllLines(work.resolve("clusters.csv"), StandardCharsets.UTF_8))
                .hasSizeGreaterThan(night.get("bank").get("learners").asInt());
    }

    @Test
    void a_query_answers_from_the_exports() throws Exception {
        Program.Answer answer =
                Program.run(work, "query", "select count(*) as n from records", "--csv", "--home", home.toString());

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out().lines())
                .containsExactly("n", night.get("bank").get("records").asString());
    }

    @Test
    void no_id_number_of_the_province_stands_in_progress_log_ledger_export_or_job_repository() throws Exception {
        String canary = PracticeTruth.anIdNumber(home);

        assertThat(progress).doesNotContain(canary);
        for (String folder : List.of("ledger", "exports", "landing", "database")) {
            try (Stream<Path> files = Files.walk(home.resolve(folder))) {
                assertThat(files.filter(Files::isRegularFile))
                        .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                                        .contains(canary))
                                .as(file.toString())
                                .isFalse());
            }
        }
    }

    /** Nor a hash of one without a key, which whoever knows a person could make and look for. */
    @Test
    void no_name_document_or_telephone_number_of_the_province_stands_in_the_log_as_it_is_or_hashed() throws Exception {
        Map<String, Set<String>> personal = PracticeTruth.personal(home);
        assertThat(personal.get("name")).hasSizeGreaterThan(200);
        assertThat(personal.get("document")).hasSizeGreaterThan(200);
        assertThat(personal.get("phone")).hasSizeGreaterThan(200);
        try (Stream<Path> files = Files.walk(home.resolve("ledger"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).anySatisfy(file -> assertThat(file.toString()).contains("tile/entries"));
            for (Path file : all) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                personal.forEach((kind, values) -> assertThat(values)
                        .as(file + ", " + kind)
                        .noneMatch(value -> forms(value).stream().anyMatch(bytes::contains)));
            }
        }
    }

    /** UTF-8, its SHA-256 as bytes, in hexadecimal and in base64, each as Latin-1. */
    private static List<String> forms(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(utf8);
            return List.of(
                    new String(utf8, StandardCharsets.ISO_8859_1),
                    new String(hash, StandardCharsets.ISO_8859_1),
                    HexFormat.of().formatHex(hash),
                    Base64.getEncoder().withoutPadding().encodeToString(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Program.Answer nightly() throws IOException, InterruptedException {
        return Program.run(
                work,
                "nightly",
                "--practice",
                "300",
                "--seed",
                "7",
                "--date",
                "2026-09-01",
                "--home",
                home.toString(),
                "--json");
    }

    private String digest() throws IOException, InterruptedException {
        return Program.run(work, "digest", "--home", home.toString()).out();
    }

    private static long sum(JsonNode run, String... names) {
        return Stream.of(names).mapToLong(name -> run.get(name).asLong()).sum();
    }
}
