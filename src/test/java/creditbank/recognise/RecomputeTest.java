package creditbank.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import creditbank.credit.content.Amount;
import creditbank.credit.content.When;
import creditbank.outcome.Kind;
import creditbank.outcome.PartialDate;
import creditbank.outcome.Scale;
import creditbank.outcome.Status;
import creditbank.recognise.rule.Achieved;
import creditbank.recognise.rule.RuleSet;
import creditbank.recognise.rule.Ruling.Converted;
import creditbank.recognise.rule.file.RuleFolder;
import creditbank.recognise.rule.file.RuleReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script that shares no code with the program comes to the same credits, for a thousand worksheets of every way to count. */
class RecomputeTest {
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<String> LEVELS = List.of("五级", "四级", "三级", "二级", "一级", "高级技师");

    @TempDir
    private Path work;

    @BeforeAll
    static void there_is_a_python() {
        assumeThat(runs("python3", "--version")).isTrue();
    }

    @Test
    void a_thousand_worksheets_recompute() throws Exception {
        List<String> lines = worksheets();
        Path file = Files.write(work.resolve("worksheets.jsonl"), lines, StandardCharsets.UTF_8);
        assertThat(recompute(0, file.toString(), "mappings/rules", rules().toString()))
                .isEqualTo("1000 worksheets recomputed, 0 differ\n");
        for (String name : List.of("internship-days-1", "course-stated-1")) {
            assertThat(RuleFolder.examples(RuleReader.read(rules().resolve(name + ".yaml"))))
                    .isEmpty();
        }
        for (String unit : List.of("hours", "days", "weeks", "months", "level", "fixed", "stated")) {
            assertThat(lines).anyMatch(line -> line.contains("\"unit\":\"" + unit + "\""));
        }
    }

    @Test
    void one_that_was_tampered_with_and_one_of_another_rule_are_told() throws Exception {
        List<String> lines = worksheets();
        String one = lines.get(17);
        int at = one.indexOf("\"day\"");
        lines.set(17, "{\"credits\":\"99.99\"," + one.substring(at));
        Path file = Files.write(work.resolve("worksheets.jsonl"), lines, StandardCharsets.UTF_8);
        assertThat(recompute(1, file.toString()))
                .startsWith("record 18 version 1 says 99.99 recomputed ")
                .endsWith("\n1000 worksheets recomputed, 1 differ\n");
        assertThat(recompute(1, file.toString(), work.toString()))
                .endsWith("\n1000 worksheets recomputed, 1000 differ\n");
    }

    private List<String> worksheets() throws IOException {
        RuleSet shipped = RuleFolder.read(Path.of("mappings/rules"));
        RuleSet rules = RuleSet.of(shipped.with(List.of(
                RuleReader.read(rules().resolve("internship-days-1.yaml")),
                RuleReader.read(rules().resolve("course-stated-1.yaml")))));
        Random random = new Random(3);
        List<String> lines = new ArrayList<>();
        while (lines.size() < 1_000) {
            Achieved achieved = achieved(random);
            if (rules.judge(achieved) instanceof Converted converted) {
                Worksheet worksheet = new Worksheet(lines.size() + 1L, 1, 0, 1, achieved, converted);
                assertThat(worksheet.agrees()).isTrue();
                lines.add(worksheet.json());
            }
        }
        return lines;
    }

    private static Achieved achieved(Random random) {
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        LocalDate begin = LocalDate.of(1993, 1, 1).plusDays(random.nextInt(11_000));
        LocalDate end = begin.plusDays(random.nextInt(kind == Kind.WORK ? 3_000 : 300));
        Integer credits = random.nextBoolean() ? null : 5 * random.nextInt(200);
        Integer hours = random.nextInt(3) == 0 ? null : random.nextInt(60_000);
        return new Achieved(
                kind,
                LEVELS.get(random.nextInt(LEVELS.size())),
                kind == Kind.COURSE ? Status.PASSED : null,
                Scale.NONE,
                new When("", PartialDate.day(begin), PartialDate.day(end)),
                PartialDate.day(end),
                new Amount(credits, hours));
    }

    /** A rule that counts days, half up, before the time of the shipped ones, and one that takes credits as stated. */
    private Path rules() throws IOException {
        Path folder = Files.createDirectories(work.resolve("rules"));
        Files.writeString(folder.resolve("internship-days-1.yaml"), """
                format: 1
                id: internship-days
                version: 1
                valid: {from: 1990-01-01, until: 1999-12-31}
                title: Days of an internship
                legal-basis: a decree
                approved: {by: the office, on: 1989-12-01}
                applies: {kinds: [internship]}
                converts: {days-per-credit: 7.5}
                rounding: {step: 0.25, mode: half-up}
                most: 20
                ceiling: 20
                expires: never
                redeem: never
                examples:
                  - record: {kind: internship, begin: 1995-01-01, end: 1995-01-15}
                    credits: 2
                """, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("course-stated-1.yaml"), """
                format: 1
                id: course-stated
                version: 1
                valid: {from: 1990-01-01}
                title: Credits of a course as its school stated them
                legal-basis: a decree
                approved: {by: the office, on: 1989-12-01}
                applies: {kinds: [course], status: [passed, exempt], credits: stated}
                converts:
                  stated-credits: {hours-per-credit: {least: 8, most: 40}}
                rounding: {step: 0.1, mode: half-up}
                most: 60
                ceiling: 999
                expires: never
                redeem: once
                examples:
                  - record: {kind: course, status: passed, on: 2024-07-01, credits: 2.25}
                    credits: 2.3
                  - record: {kind: course, status: passed, on: 2024-07-01, hours: 8, credits: 4}
                    reason: hours.unusual
                  - record: {kind: course, status: passed, on: 2024-07-01, hours: 8, credits: 0}
                    reason: credits.too-few
                """, StandardCharsets.UTF_8);
        return folder;
    }

    private static String recompute(int code, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3", "ops/recompute-credits.py"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(code);
        return said;
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
