package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.ShippedModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong files stop every command that needs them before it touches anything. */
class WrongFilesTest {
    private static final String PROBLEMS = """
            jobs/school-jwxt.yaml:6: expected a time zone such as Asia/Shanghai, found 'Asia/Peking'
            routes/talent-archive.yaml:20: expected strictHostKeyChecking: yes, found 'no'; otherwise any host is trusted
            mappings/school-jwxt.yaml:78: expected score '78.5', found '87.5'
            """;

    @TempDir
    private Path work;

    private Path root = Path.of("");

    @BeforeEach
    void break_three_files() throws IOException {
        root = Files.createDirectory(work.resolve("root"));
        for (String folder : List.of("jobs", "routes", "mappings")) {
            Files.createDirectory(root.resolve(folder));
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, root.resolve(file));
                }
            }
        }
        ShippedModels.copy(root);
        change("jobs/school-jwxt.yaml", "Asia/Shanghai", "Asia/Peking");
        change("routes/talent-archive.yaml", "\"yes\"", "\"no\"");
        change("mappings/school-jwxt.yaml", "score: '87.5', score-mark", "score: '78.5', score-mark");
    }

    @Test
    void check_prints_them_and_exits_with_2() throws Exception {
        Program.Answer answer = Program.run(work, "check", "--root", root.toString());

        assertThat(answer.code()).as(answer.err()).isEqualTo(2);
        assertThat(answer.out()).isEqualTo(PROBLEMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nightly --practice 20", "serve --port 0"})
    void a_command_that_needs_them_says_the_same_and_makes_no_home(String command) throws Exception {
        Path home = work.resolve("home");
        Stream<String> options = Stream.of("--root", root.toString(), "--home", home.toString());

        Program.Answer answer = Program.run(
                work, Stream.concat(Stream.of(command.split(" ")), options).toArray(String[]::new));

        assertThat(answer.code()).as(answer.err()).isEqualTo(2);
        assertThat(answer.err()).isEqualTo(PROBLEMS);
        assertThat(answer.out()).isEmpty();
        assertThat(home).doesNotExist();
    }

    private void change(String file, String right, String wrong) throws IOException {
        Path path = root.resolve(file);
        String text = Files.readString(path, StandardCharsets.UTF_8);
        assertThat(text).contains(right);
        Files.writeString(path, text.replace(right, wrong), StandardCharsets.UTF_8);
    }
}
