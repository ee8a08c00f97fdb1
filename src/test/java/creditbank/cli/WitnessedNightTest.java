package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.ledger.Provinces;
import creditbank.ledger.note.Checkpoint;
import creditbank.ledger.note.SignedNote;
import creditbank.ledger.note.VerifierKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Thirty-one provinces watch a bank, of which any sixteen must cosign. */
class WitnessedNightTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path work;

    @Test
    void a_night_is_published_with_its_quorum_and_with_sixteen_down_imported_held_alarmed_and_published_later()
            throws Exception {
        Path home = work.resolve("home");
        run(0, "digest");
        VerifierKey key = VerifierKey.parse(Files.readString(home.resolve("ledger/log.vkey"), StandardCharsets.UTF_8)
                .strip());
        try (Provinces provinces = new Provinces(work.resolve("provinces"), 31, 15, key)) {
            Path policy = home.resolve("ledger/policy");
            Files.writeString(policy, provinces.policy(15), StandardCharsets.UTF_8);
            assertThat(inside(2, "check", "--home", home.toString()))
                    .contains("ledger/policy:34: the quorum proves nothing: the log can show readers a history");
            Files.writeString(policy, provinces.policy(16), StandardCharsets.UTF_8);
            inside(0, "check", "--home", home.toString());
            assertThat(inside(0, "ledger", "policy", policy.toString()))
                    .contains("1 of the witnesses must lie before two histories pass", "\n15 of them may be down");

            JsonNode first = JSON.readTree(run(0, "nightly", "--practice", "40", "--date", "2026-09-01", "--json"));
            assertThat(first.get("ledger").get("held").asLong()).isZero();
            byte[] published = Files.readAllBytes(home.resolve("ledger/log/checkpoint"));
            long size = first.get("ledger").get("size").asLong();
            assertThat(Checkpoint.open(published, key).size()).isEqualTo(size);
            assertThat(SignedNote.parse(published).signatures()).hasSize(32);

            Path yesterday = copy(home, work.resolve("yesterday"));
            provinces.down();
            String nights = run(0, "nightly", "--practice", "40", "--nights", "2", "--date", "2026-09-01", "--json");
            JsonNode second =
                    JSON.readTree(nights.lines().reduce((one, next) -> next).orElseThrow());
            JsonNode ledger = second.get("ledger");
            long held = ledger.get("held").asLong();
            assertThat(held).isPositive().isEqualTo(ledger.get("size").asLong() - size);
            assertThat(ledger.get("waiting").asString())
                    .startsWith(held + " of " + ledger.get("size").asLong() + " entries wait since ")
                    .contains("for the quorum of witnesses; 15 have cosigned: p15 ");
            assertThat(Files.readAllBytes(home.resolve("ledger/log/checkpoint")))
                    .isEqualTo(published);
            assertThat(run(1, "ledger", "publish", "--alarm-after", "PT0S")).startsWith("ALARM: " + held + " of ");
            assertThat(run(0, "ledger", "verify")).contains("\nbank: ");

            provinces.up();
            assertThat(run(0, "ledger", "publish")).isEqualTo("readers see all " + (size + held) + " entries\n");
            String log = home.resolve("ledger/log").toString();
            String copy = work.resolve("copy").toString();
            String believed = key.toString();
            assertThat(inside(
                            0,
                            "ledger",
                            "mirror",
                            log,
                            "--out",
                            copy,
                            "--vkey",
                            believed,
                            "--policy",
                            policy.toString()))
                    .contains(" has " + (size + held) + " entries, " + (size + held) + " of them new");
            assertThat(inside(0, "ledger", "verify", copy, "--vkey", believed, "--policy", policy.toString()))
                    .contains("\ncosigned by p0, p1, ", ", which is the quorum");
            String proof = work.resolve("f.tlog-proof").toString();
            run(0, "ledger", "prove", "1", "--out", proof);
            inside(0, "ledger", "verify", proof, "--vkey", believed, "--policy", policy.toString());
            Path weak = work.resolve("other-policy");
            Files.writeString(weak, "witness x " + other() + "\nquorum x\n", StandardCharsets.UTF_8);
            assertThat(inside(1, "ledger", "verify", proof, "--vkey", believed, "--policy", weak.toString()))
                    .contains("cosigned by nobody, which is not the quorum 'x' of " + weak + ":2");
            restored(home, yesterday, Path.of(copy));
        }
    }

    /** Everything but the keys comes back from yesterday; only the witnesses and the mirror know better. */
    private void restored(Path home, Path yesterday, Path mirror) throws Exception {
        Path keys = copy(home.resolve("keys"), work.resolve("keys"));
        delete(home);
        copy(yesterday, home);
        delete(home.resolve("keys"));
        copy(keys, home.resolve("keys"));
        assertThat(error("nightly", "--practice", "40", "--nights", "2", "--date", "2026-09-01"))
                .contains("witness p0 has seen ", "; nothing is signed, because a second history would follow.");
        assertThat(run(2, "ledger", "rebuild", "--from", mirror.toString()))
                .contains(
                        " more of the copy; the log would state them as lost, for everybody and for ever\nDo it? [y/N] ");
        assertThat(run(0, "ledger", "rebuild", "--yes", "--from", mirror.toString()))
                .startsWith("the database had ")
                .contains("\nreaders see all ");
        run(0, "nightly", "--practice", "40", "--nights", "2", "--date", "2026-09-01");
        assertThat(run(0, "ledger", "verify")).contains(" went with a database that was restored from a backup");
    }

    private String error(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--home", work.resolve("home").toString()));
        Program.Answer answer = Program.run(work, command.toArray(String[]::new));
        assertThat(answer.code()).as(answer.out() + answer.err()).isEqualTo(1);
        return answer.err();
    }

    private static Path copy(Path from, Path to) throws Exception {
        Process process = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return to;
    }

    private static void delete(Path folder) throws Exception {
        Process process =
                new ProcessBuilder("rm", "-rf", folder.toString()).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }

    private static VerifierKey other() {
        return VerifierKey.parse("witness.example.com/w1+82ccc88e+BOHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
    }

    private String run(int code, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("--home", work.resolve("home").toString()));
        Program.Answer answer = Program.run(work, command.toArray(String[]::new));
        assertThat(answer.code()).as(answer.out() + answer.err()).isEqualTo(code);
        return code == 2 ? answer.err() : answer.out();
    }

    /** The same in this process, for commands that open no database. */
    private static String inside(int code, String... words) {
        StringWriter out = new StringWriter();
        int ended = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(words);
        assertThat(ended).as(out.toString()).isEqualTo(code);
        return out.toString();
    }
}
