package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands link and evaluate as a user gives them. */
class LinkTest {
    private static final String MODEL = """
            version: 1
            name: small
            record: id
            columns: {name: name, birth: date, phone: telephone}
            """;

    @TempDir
    private Path folder = Path.of(".");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_model_that_has_learnt_from_nothing_is_not_saved() throws IOException {
        write("model.yaml", MODEL);
        write("t.csv", "id,name,birth,phone\n");
        assertThat(run(
                        "link",
                        "--model",
                        in("model.yaml"),
                        "--train",
                        "--save",
                        in("trained.yaml"),
                        "--out",
                        in("c.csv"),
                        in("t.csv")))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("nothing can be learnt from 0 records, and a model that knows nothing is not saved");
        assertThat(folder.resolve("trained.yaml")).doesNotExist();
    }

    @Test
    void a_table_is_linked_explained_saved_linked_again_and_evaluated() throws IOException {
        write("model.yaml", MODEL);
        StringBuilder rows = new StringBuilder("id,name,birth,phone\n");
        StringBuilder truth = new StringBuilder("record,person\n");
        for (int i = 0; i < 200; i++) {
            String name = "p" + Integer.toString(i * 7919 + 50_000, 36);
            String birth = String.valueOf(19_600_000 + (i % 12 + 1) * 100 + i % 28 + 1 + (i % 37) * 10_000);
            rows.append("a%d,%s,%s,0%d%n".formatted(i, name, birth, 200_000_000L + i * 31_337L));
            truth.append("a%d,%d%n".formatted(i, i));
            if (i % 4 == 0) {
                rows.append("b%d,%s,%s,0%d%n".formatted(i, name + "x", birth, 200_000_000L + i * 31_337L));
                truth.append("b%d,%d%n".formatted(i, i));
            }
        }
        write("t.csv", rows.toString());
        write("truth.csv", truth.toString());
        assertThat(run(
                        "link",
                        "--model",
                        in("model.yaml"),
                        "--train",
                        "--save",
                        in("trained.yaml"),
                        "--out",
                        in("c.csv"),
                        "--explain",
                        "a0",
                        "b0",
                        in("t.csv")))
                .isZero();
        assertThat(out.toString()).contains("zone link, in one cluster").doesNotContain("0200000000");
        assertThat(run("link", "--model", in("trained.yaml"), "--out", in("c2.csv"), "--json", in("t.csv")))
                .isZero();
        assertThat(json().path("clusters").asInt()).isEqualTo(200);
        assertThat(Files.readString(folder.resolve("c2.csv"), StandardCharsets.UTF_8))
                .startsWith("record,cluster\n")
                .isEqualTo(Files.readString(folder.resolve("c.csv"), StandardCharsets.UTF_8));
        assertThat(run("evaluate", "--truth", in("truth.csv"), in("c.csv"), "--json"))
                .isZero();
        assertThat(json().path("f1").asDouble()).isEqualTo(1);
        assertThat(json().path("bCubed").path("recall").asDouble()).isEqualTo(1);
    }

    @Test
    void wrong_use_is_told_in_a_sentence_and_ends_with_2() throws IOException {
        write("wrong.yaml", MODEL + "blocked: [name]\n");
        write("model.yaml", MODEL);
        write("t.csv", "id,name\n1,li\n");
        assertThat(run("link", "--model", in("wrong.yaml"), "--train", "--out", in("c.csv"), in("t.csv")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("wrong.yaml:5: unknown key 'blocked'");
        assertThat(run("link", "--model", in("model.yaml"), "--out", in("c.csv"), in("t.csv")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("model.yaml: the model has not been trained; give --train");
        assertThat(run("link", "--model", in("model.yaml"), "--train", "--out", in("c.csv"), in("t.csv")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("t.csv:1: the model's column 'birth' needs birth, found id, name");
        assertThat(run("link", "--model", in("model.yaml"), "--train", "--out", in("c.csv"), in("none.csv")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("there is no file");
        write("other.csv", "record,person\nx,1\n");
        write("c.csv", "record,cluster\ny,1\n");
        assertThat(run("evaluate", "--truth", in("other.csv"), in("c.csv"))).isEqualTo(2);
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(args);
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(out.toString());
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
