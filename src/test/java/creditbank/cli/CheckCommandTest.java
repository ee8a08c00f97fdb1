package creditbank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.run.Sent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sender checks a delivery at home: what the night would say, without a database. */
class CheckCommandTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_good_delivery_of_every_source_would_be_taken() throws IOException {
        byte[] talents = Sent.bytes(Sent.talents(3), Charset.forName("GBK"));

        assertThat(check("school-jwxt", write("grades.csv", Sent.bytes(Sent.grades(3), GB18030))))
                .isZero();
        assertThat(check("school-oneroster", write("oneroster.zip", Sent.zip(Sent.oneRoster(3)))))
                .isZero();
        assertThat(check(
                        "training-badges",
                        write("page-1", Sent.page(1, 3).getBytes(StandardCharsets.UTF_8)),
                        write("page-2", Sent.page(4, 5).getBytes(StandardCharsets.UTF_8))))
                .isZero();
        assertThat(check("talent-archive", write("talent.txt", talents), write("talent.ctl", Sent.control(3, talents))))
                .isZero();
        assertThat(out.toString().lines().filter(line -> line.contains("the delivery would be")))
                .containsExactly(
                        "school-jwxt: 3 rows, 0 would be refused, 0 warnings; the delivery would be taken",
                        "school-oneroster: 3 rows, 0 would be refused, 3 warnings; the delivery would be taken",
                        "training-badges: 5 rows, 0 would be refused, 5 warnings; the delivery would be taken",
                        "talent-archive: 3 rows, 0 would be refused, 0 warnings; the delivery would be taken");
    }

    @Test
    void wrong_rows_are_told_in_their_order_with_masked_values_and_exit_code_1() throws IOException {
        List<String> lines = Sent.grades(80);
        lines.set(2, lines.get(2).replace(",无,,", ",居民身份证,110101200103050012,13800000000"));
        lines.set(3, lines.get(3).replace("王小明,男", "王小明,男性"));
        lines.set(4, "4111010001,2021004,王小明");
        lines.set(5, lines.get(5).replace(",87,", ",187,"));

        assertThat(check("school-jwxt", write("grades.csv", Sent.bytes(lines, GB18030))))
                .isEqualTo(1);

        assertThat(out.toString().lines())
                .containsExactly(
                        "warning grades.csv:3 id.checksum 证件号码: '110***********0012',"
                                + " expected a right check character (ISO 7064 MOD 11-2)",
                        "error   grades.csv:4 value.code-unknown 性别: '男*', expected one of 男, 女, 未知, 未说明",
                        "error   grades.csv:5 row.field-count: '3 fields', expected 19 fields",
                        "error   grades.csv:6 score.out-of-range 成绩: '1**', expected 0 to 100, a level, a letter or a mark,"
                                + " on the stated scale",
                        "",
                        "        1 row.field-count            The row has more or fewer fields than the header.",
                        "        1 value.code-unknown         The value is not in the field's code table.",
                        "        1 id.checksum                The check character of the resident ID is wrong (ISO 7064"
                                + " MOD 11-2); it is kept, and not used for matching.",
                        "        1 score.out-of-range         The score lies outside its scale.",
                        "school-jwxt: 80 rows, 3 would be refused, 1 warnings; the delivery would be taken");
    }

    @Test
    void a_delivery_that_would_be_refused_as_a_whole_is_told_as_one_document() throws IOException {
        byte[] talents = Sent.bytes(Sent.talents(3), Charset.forName("GBK"));

        int code = check(
                "talent-archive",
                "--json",
                write("talent.txt", talents),
                write("talent.ctl", Sent.control(4, talents)));

        assertThat(code).isEqualTo(1);
        JsonNode answer = JsonMapper.builder().build().readTree(out.toString());
        assertThat(answer).isEqualTo(JsonMapper.builder().build().readTree("""
                        {"source":"talent-archive","findings":[{"code":"delivery.control-count","severity":"error",
                        "file":"talent.txt","line":0,"field":"rows","value":"3","expected":"4 rows"}],
                        "rows":0,"refused":0,"warnings":0,"taken":false}"""));
    }

    @Test
    void too_many_refused_rows_refuse_the_delivery() throws IOException {
        Map<String, List<String>> files = Sent.oneRoster(10);
        files.put("users.csv", files.getOrDefault("users.csv", List.of()).subList(0, 10));

        assertThat(check("school-oneroster", write("oneroster.zip", Sent.zip(files))))
                .isEqualTo(1);

        assertThat(out.toString())
                .contains(
                        "error   oneroster.zip!results.csv:11 row.lookup-missing studentSourcedId: 'u10', expected the"
                                + " sourcedId of a row in users.csv")
                .contains("error   delivery delivery.refusal-limit: '1 of 10 rows refused', expected at most 5.00 %")
                .endsWith("10 rows, 1 would be refused, 9 warnings; the delivery would be refused"
                        + System.lineSeparator());
    }

    @Test
    void wrong_use_is_told_and_exits_with_2() throws IOException {
        String file = write("marks.csv", new byte[] {1});

        assertThat(check("school-jwxt", file)).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("check: " + file + ": school-jwxt reads files named grades.csv\n");
        assertThat(check("school-x", file)).isEqualTo(2);
        assertThat(check("school-jwxt", folder.resolve("grades.csv").toString()))
                .isEqualTo(2);
        assertThat(execute("check", file)).isEqualTo(2);
        assertThat(execute("check", "--source", "school-jwxt")).isEqualTo(2);
    }

    private int check(String source, String... more) {
        return execute(Stream.concat(Stream.of("check", "--source", source), Stream.of(more))
                .toArray(String[]::new));
    }

    private int execute(String... arguments) {
        CommandLine command = Main.commandLine();
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }
}
