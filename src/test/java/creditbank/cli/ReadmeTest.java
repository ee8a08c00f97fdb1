package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.database.TestDatabase;
import creditbank.run.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The README says what is so: its examples run as they stand there, in the script that it names, but for the size and the home. */
class ReadmeTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern SERVING = Pattern.compile("serving on (http://127\\.0\\.0\\.1:\\d+)");
    private static final long PATIENCE_MINUTES = 5;

    @TempDir
    private Path work;

    @Test
    void it_has_at_most_150_lines_and_names_only_files_that_are_there() throws IOException {
        List<String> readme = readme();

        assertThat(readme).hasSizeLessThanOrEqualTo(150);
        assertThat(readme.stream()
                        .flatMap(line ->
                                Pattern.compile("]\\(([^)]+)\\)").matcher(line).results())
                        .map(link -> link.group(1))
                        .filter(link -> !link.startsWith("https://")))
                .allSatisfy(link -> {
                    if (link.startsWith("#")) {
                        assertThat(headings()).contains(link);
                    } else {
                        assertThat(Path.of(link)).exists();
                    }
                });
        for (String cell : firstCells("A source is three files")) {
            assertThat(Path.of(cell.replace("NAME", "school-jwxt"))).exists();
        }
    }

    /** As links lead to them: small letters, a hyphen for a space. */
    private static List<String> headings() throws IOException {
        return readme().stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> "#"
                        + line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
                .toList();
    }

    @Test
    void its_table_of_commands_is_the_programs() throws IOException {
        Map<String, CommandLine> commands = Main.commandLine().getSubcommands();
        Map<String, List<String>> table = new TreeMap<>();
        for (String cell : firstCells("Commands")) {
            List<String> words = List.of(cell.split("[\\s\\[\\]…]+"));
            table.computeIfAbsent(words.getFirst(), name -> new ArrayList<>()).addAll(words);
        }

        assertThat(table.keySet()).isEqualTo(new TreeSet<>(commands.keySet()));
        commands.forEach((name, command) -> assertThat(
                        command.getCommandSpec().optionsMap().keySet())
                .as(name)
                .containsAll(table.getOrDefault(name, List.of()).stream()
                        .filter(word -> word.startsWith("--"))
                        .toList()));
    }

    @Test
    void every_command_in_it_runs() throws Exception {
        Path home = work.resolve("bank");
        List<String> examples = readme().stream()
                .filter(line -> line.startsWith("    ops/"))
                .map(line ->
                        line.strip().replace("--practice 2000", "--practice 40").replace("/tmp/bank", home.toString()))
                .toList();
        assertThat(examples).hasSize(5);
        assertThat(run(examples.get(0)))
                .contains(
                        "\nNight of ",
                        "\n  school-oneroster sealed ",
                        "\nBank ",
                        "\nLedger ",
                        "\nExport ",
                        "\nWhat to try next\n");
        assertThat(run(examples.get(1))).contains("kind").contains("course");
        assertThat(run(examples.get(2))).matches("[0-9a-f]{64}\n");
        assertThat(run(examples.get(3))).startsWith("log ").contains("\nbank: ", "\nexport ");
        assertThat(run(examples.get(4))).startsWith("accepted: creditbank.local/");
        for (String cell : firstCells("What lies in the home")) {
            if (!cell.endsWith(".properties")) {
                assertThat(home.resolve(cell)).exists();
            }
        }
        assertThat(home.resolve("ledger/log.vkey")).exists();
        assertThat(home.resolve("exports/manifest.json")).exists();

        Process serving = start("ops/creditbank serve --port 0 --home " + home);
        try {
            answersOverHttp(serving);
            workOn(home);
        } finally {
            serving.destroy();
        }
        assertThat(serving.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(serving.exitValue()).isEqualTo(143);
    }

    /** The commands that the README's table has and its examples have not. */
    private void workOn(Path home) throws Exception {
        String option = " --home " + home;
        JsonNode run = JsonMapper.builder()
                .build()
                .readTree(run("ops/creditbank runs --json" + option))
                .get("runs")
                .get(0);
        assertThat(run("ops/creditbank rerun " + run.get("run") + option)).contains(" sealed ");
        Path refused = work.resolve("refused.csv");
        String rows = "ops/creditbank refused " + run.get("batch") + " --out " + refused + option;
        assertThat(run(rows)).endsWith(" refused rows in " + refused + "\n");
        assertThat(run(1, rows)).isEqualTo("refused: " + refused + ": is there already, expected a new file\n");

        assertThat(run("ops/creditbank check")).startsWith("jobs, routes and mappings are right");
        Path grades = work.resolve("grades.csv");
        Files.write(grades, Sent.bytes(Sent.grades(2), Charset.forName("GB18030")));
        assertThat(run("ops/creditbank check --source school-jwxt " + grades)).endsWith("would be taken\n");
        linkAndEvaluate();
        assertThat(run("ops/creditbank review list" + option)).containsPattern("doubtful pairs|no pair waits");
        String explained = run("ops/creditbank credits explain 1" + option);
        assertThat(explained).startsWith("record 1, ");
        assertThat(run("ops/creditbank account 1" + option)).contains("counts: ");
        assertThat(run("ops/creditbank rules preview" + option)).endsWith("Nothing was changed.\n");
        registry(option);
        String erase = "ops/creditbank erase 1 --reason request-7";
        assertThat(run(erase + " --preview" + option)).contains("What remains").endsWith("Nothing was changed.\n");
        assertThat(run(erase + " --yes" + option)).containsPattern("erasure       [0-9a-f-]{36} in the ledger\n$");
        assertThat(run("ops/creditbank purge --yes" + option)).isEqualTo("nothing is old enough to be deleted\n");
        assertThat(run("ops/creditbank purge --verify" + option)).startsWith("archives: 0 ");
        assertThat(run("ops/creditbank ledger verify" + option))
                .startsWith("log ")
                .contains("\nexport ");
        assertThat(run(2, "ops/creditbank weekly")).contains("Unmatched argument at index 0: 'weekly'");
    }

    private void registry(String option) throws Exception {
        assertThat(run("ops/creditbank account 1 --programme associate-technology" + option))
                .contains("programme associate-technology-1, 140.00 credits: ", " are missing\n", "counts: ");
        assertThat(run(2, "ops/creditbank redeem 1 --programme cooking" + option))
                .startsWith("redeem: there is no programme cooking on ");
        assertThat(run("ops/creditbank dispute open 1 --reason doubted" + option))
                .contains(": record 1 is disputed, as case ")
                .endsWith(" of registry is sealed\n");
        assertThat(run("ops/creditbank panel list" + option)).endsWith(": record 1 is disputed, without a panel\n");
        assertThat(run(1, "ops/creditbank apply 1 --programme skilled-worker --json" + option))
                .isEmpty();
    }

    private void linkAndEvaluate() throws Exception {
        Path model = Files.writeString(work.resolve("people.yaml"), """
                version: 1
                name: people
                record: id
                columns:
                  given_name: name
                  surname: name
                  birth_date: date
                """);
        Path table = Files.writeString(work.resolve("people.csv"), """
                id,given_name,surname,birth_date
                1,Anna,Smith,1990-01-02
                2,Bert,Meyer,1980-03-04
                3,Carla,Jones,1970-05-06
                """);
        Path truth = Files.writeString(work.resolve("truth.csv"), "id,entity\n1,a\n2,b\n3,c\n");
        Path clusters = work.resolve("clusters.csv");
        run("ops/creditbank link --model " + model + " --train --out " + clusters + " " + table);
        assertThat(clusters).content(StandardCharsets.UTF_8).startsWith("record,cluster\n");
        assertThat(run("ops/creditbank evaluate --truth " + truth + " " + clusters))
                .contains("precision");
    }

    private void answersOverHttp(Process serving) throws Exception {
        String row = readme().stream()
                .filter(line -> line.startsWith("| `serve"))
                .findFirst()
                .orElseThrow();
        List<String> paths = CODE.matcher(row)
                .results()
                .map(code -> code.group(1))
                .filter(code -> code.startsWith("/"))
                .toList();
        assertThat(paths).isNotEmpty();
        String url = address(serving);
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : paths) {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(url + path)).build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
        }
    }

    private String address(Process serving) throws IOException {
        long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (serving.isAlive() && System.nanoTime() < patience) {
            String said = printed(serving, "err") + printed(serving, "out");
            var url = SERVING.matcher(said);
            if (url.find()) {
                return url.group(1);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError("does not serve: " + printed(serving, "err"));
    }

    /** What a command prints that must end well. */
    private String run(String line) throws Exception {
        return run(0, line);
    }

    /** What a command prints that must end with this code; its errors where there is one. */
    private String run(int code, String line) throws Exception {
        Process process = start(line);
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(line + " does not end: " + printed(process, "err"));
        }
        assertThat(process.exitValue())
                .as(line + "\n" + printed(process, "err"))
                .isEqualTo(code);
        return printed(process, code == 0 ? "out" : "err");
    }

    private Process start(String line) throws IOException {
        Path folder = Files.createTempDirectory(work, "command");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "exec " + line)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().putAll(TestDatabase.ENGINES);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        folders.put(process.pid(), folder);
        return process;
    }

    private final Map<Long, Path> folders = new TreeMap<>();

    private String printed(Process process, String stream) {
        try {
            return Files.readString(folders.getOrDefault(process.pid(), work).resolve(stream), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> readme() throws IOException {
        return Files.readAllLines(Path.of("README.md"), StandardCharsets.UTF_8);
    }

    /** The code in the first cells of the table under a heading. */
    private static List<String> firstCells(String heading) throws IOException {
        List<String> readme = readme();
        int from = readme.indexOf("## " + heading);
        assertThat(from).as(heading).isNotNegative();
        return readme.subList(from + 1, readme.size()).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> Stream.of(CODE.matcher(line).results().findFirst()))
                .flatMap(code -> code.map(MatchResult::group).stream())
                .map(code -> code.replace("`", ""))
                .toList();
    }
}
