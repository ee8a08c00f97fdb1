package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an auditor does with a practice bank: checks it, checks what was published of it, and finds what somebody changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path work;

    private Path home = Path.of("");

    @BeforeAll
    void a_night_and_a_decision() throws Exception {
        home = work.resolve("home");
        run(0, "nightly", "--practice", "300", "--seed", "7", "--date", "2026-09-01");
        JsonNode queue = JSON.readTree(run(0, "review", "list", "--json"));
        run(0, "review", "link", queue.get("pairs").get(0).get("pair").asString(), "--by", "qian");
    }

    @Test
    void the_bank_is_what_its_log_says_and_so_is_the_export() throws Exception {
        JsonNode good = JSON.readTree(run(0, "ledger", "verify", "--json"));
        assertThat(good.get("good").asBoolean()).isTrue();
        assertThat(good.get("log").get("size").asLong())
                .isGreaterThan(good.get("bank").get("batches").asLong());
        assertThat(good.get("bank").get("batches").asLong()).isEqualTo(5);
        assertThat(good.get("bank").get("versions").asLong())
                .isGreaterThan(good.get("export").get("rows").asLong());
        assertThat(good.get("bank").get("refusals").asLong()).isPositive();
        assertThat(good.get("bank").get("waiting").asLong()).isZero();
        assertThat(good.get("export").get("comparedWithBank").asBoolean()).isTrue();
        assertThat(run(0, "ledger", "verify"))
                .startsWith("log creditbank.local/")
                .contains(" entries, tiles and the checkpoint are right\nbank: ", " derived anew, are those in the log")
                .contains("\nexport 1: ", " files are those of the manifest, of the bank and of the log");
    }

    @Test
    void a_log_is_checked_alone_where_it_is_published() throws Exception {
        String log = home.resolve("ledger/log").toString();
        assertThat(inside(0, "ledger", "verify", log))
                .startsWith("log creditbank.local/")
                .doesNotContain("bank:");
        assertThat(run(
                        0,
                        "ledger",
                        "verify",
                        log,
                        "--export",
                        home.resolve("exports").toString()))
                .contains(" files are those of the manifest and of the log");
        String other = "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
        assertThat(inside(1, "ledger", "verify", log, "--vkey", other))
                .startsWith("different: checkpoint: no known key has signed");
    }

    @Test
    void a_checkpoint_that_somebody_kept_must_be_continued() throws Exception {
        String checkpoint = inside(0, "ledger", "checkpoint");
        Path kept = Files.writeString(work.resolve("kept"), checkpoint, StandardCharsets.UTF_8);
        assertThat(checkpoint)
                .isEqualTo(Files.readString(home.resolve("ledger/log/checkpoint"), StandardCharsets.UTF_8));
        assertThat(JSON.readTree(inside(0, "ledger", "checkpoint", "--json"))
                        .get("note")
                        .asString())
                .isEqualTo(checkpoint);
        inside(0, "ledger", "verify", home.resolve("ledger/log").toString(), "--checkpoint", kept.toString());
        Files.writeString(kept, checkpoint.replaceFirst("\n[0-9]+\n", "\n999\n"), StandardCharsets.UTF_8);
        assertThat(inside(
                        1, "ledger", "verify", home.resolve("ledger/log").toString(), "--checkpoint", kept.toString()))
                .contains("different: " + kept + ": the signature of ");
    }

    @Test
    void whoever_changes_an_export_is_found_with_the_file() throws Exception {
        Path exports = copy("exports");
        String log = home.resolve("ledger/log").toString();
        Path part;
        try (Stream<Path> files = Files.walk(exports)) {
            part = files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(part);
        bytes[bytes.length / 2] ^= 1;
        Files.write(part, bytes);
        assertThat(inside(1, "ledger", "verify", log, "--export", exports.toString()))
                .isEqualTo(
                        "different: " + exports.relativize(part) + ": is not the file that the manifest describes\n");
        Files.writeString(part.resolveSibling("part-00099.parquet"), "");
        assertThat(inside(1, "ledger", "verify", log, "--export", exports.toString()))
                .isEqualTo("different: " + exports.relativize(part.resolveSibling("part-00099.parquet"))
                        + ": is not in the manifest\n");
        Path manifest = exports.resolve("manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest, StandardCharsets.UTF_8).replace("\"rows\":", "\"rows\":1"),
                StandardCharsets.UTF_8);
        assertThat(inside(1, "ledger", "verify", log, "--export", exports.toString()))
                .contains("different: manifest.json: its digest is not that of its files' contents");
    }

    @Test
    void a_flipped_bit_in_the_homes_log_is_found_and_not_repaired() throws Exception {
        String size =
                inside(0, "ledger", "checkpoint").lines().skip(1).findFirst().orElseThrow();
        Path bundle = home.resolve("ledger/log/tile/entries/000.p/" + size);
        byte[] bytes = Files.readAllBytes(bundle);
        byte[] changed = bytes.clone();
        changed[bytes.length - 3] ^= 1;
        Files.write(bundle, changed);
        try {
            String json = run(1, "ledger", "verify", "--json");
            assertThat(JSON.readTree(json).get("difference").get("place").asString())
                    .startsWith("receipt of ");
            assertThat(inside(1, "ledger", "verify", home.resolve("ledger/log").toString()))
                    .startsWith("different: ");
            assertThat(Files.readAllBytes(bundle)).isEqualTo(changed);
        } finally {
            Files.write(bundle, bytes);
        }
    }

    @Test
    void wrong_use_is_told_from_a_difference() throws Exception {
        assertThat(inside(2, "ledger", "verify", work.resolve("nowhere").toString()))
                .contains("nowhere: expected a log's folder or its http(s) address");
        assertThat(inside(2, "ledger", "verify", "--vkey", "abc"))
                .contains("--vkey: a key text must be name+id+base64");
        StringWriter err = new StringWriter();
        assertThat(Main.commandLine().setErr(new PrintWriter(err)).execute("ledger"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("expected one of verify, checkpoint, prove");
    }

    @Test
    void a_record_is_proved_to_whoever_has_the_key_and_only_what_was_named_can_be_read() throws Exception {
        Path proof = work.resolve("one.tlog-proof");
        run(0, "ledger", "prove", "7", "--groups", "what,credit", "--out", proof.toString());
        assertThat(proof).content(StandardCharsets.UTF_8).startsWith("c2sp.org/tlog-proof@v1\nextra ");
        JsonNode proved = JSON.readTree(inside(0, "ledger", "verify", proof.toString(), "--show", "--json"));
        JsonNode groups = proved.get("proof").get("groups");
        assertThat(groups.get("what").get("kind").asString())
                .isIn("course", "certificate", "training", "internship", "work", "award");
        assertThat(groups.get("who").isNull()).isTrue();
        assertThat(inside(0, "ledger", "verify", proof.toString()))
                .startsWith("proved: a record version is in batch ")
                .contains("; 2 of 6 groups can be read\n")
                .doesNotContain("\"kind\"");

        byte[] bytes = Files.readAllBytes(proof);
        for (int at = 0; at < bytes.length; at += 37) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            Path bad = Files.write(work.resolve("bad.tlog-proof"), changed);
            assertThat(inside(1, "ledger", "verify", bad.toString()))
                    .as("byte %d", at)
                    .startsWith("different: " + bad + ": ");
        }
        assertThat(inside(2, "ledger", "prove", "7", "--groups", "name", "--out", "x"))
                .contains("--groups: 'name', expected some of [who, what, where, when, result, credit]");
        assertThat(run(
                        2,
                        "ledger",
                        "prove",
                        "99999999",
                        "--out",
                        work.resolve("x").toString()))
                .contains("there is no record 99999999");
    }

    private Path copy(String folder) throws Exception {
        Path from = home.resolve(folder);
        Path to = Files.createTempDirectory(work, folder).resolve(folder);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
        return to;
    }

    /** The same in this process, for commands that open no database. */
    private String inside(int code, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--home", home.toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int ended = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(command.toArray(String[]::new));
        assertThat(ended).as(out.toString() + err).isEqualTo(code);
        assertThat(out.toString() + err).doesNotContain(PracticeTruth.anIdNumber(home));
        return code == 2 ? err.toString() : out.toString();
    }

    /** What a command prints, and on its error stream where it is used wrongly; no ID number stands in either. */
    private String run(int code, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--home", home.toString()));
        Program.Answer answer = Program.run(work, command.toArray(String[]::new));
        assertThat(answer.code()).as(answer.out() + answer.err()).isEqualTo(code);
        if (words[0].equals("ledger")) {
            assertThat(answer.out() + answer.err()).doesNotContain(PracticeTruth.anIdNumber(home));
        }
        return code == 2 ? answer.err() : answer.out();
    }
}
