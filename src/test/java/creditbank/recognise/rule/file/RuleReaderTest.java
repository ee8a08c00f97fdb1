package creditbank.recognise.rule.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import creditbank.map.yaml.YamlException;
import creditbank.outcome.Kind;
import creditbank.recognise.rule.Method;
import creditbank.recognise.rule.Method.Unit;
import creditbank.recognise.rule.Rounding;
import creditbank.recognise.rule.Rule;
import creditbank.recognise.rule.RuleFile;
import creditbank.recognise.rule.RuleName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule's file is read strictly: every problem with file and line, and nothing else. */
class RuleReaderTest {
    private static final String GOOD = """
            format: 1
            id: training-hours
            version: 3
            valid: {from: 2024-01-01}
            title: Hours of a training
            legal-basis: a decree
            approved: {by: the office, on: 2023-12-01}
            applies: {kinds: [training]}
            converts: {hours-per-credit: 16}
            rounding: {step: 0.5, mode: down}
            most: 10
            ceiling: 30
            expires: {years: 10}
            redeem: once
            examples:
              - record: {kind: training, on: 2024-06-30, hours: 64}
                credits: 4
            """;

    @Test
    void a_good_file_says_what_it_says() throws Exception {
        RuleFile file = parse(GOOD);
        Rule rule = file.rule();
        assertThat(rule.name()).isEqualTo(new RuleName("training-hours", 3));
        assertThat(rule.validity()).hasToString("from 2024-01-01");
        assertThat(rule.authority().approved()).isEqualTo(LocalDate.of(2023, 12, 1));
        assertThat(rule.scope().kinds()).containsExactly(Kind.TRAINING);
        assertThat(rule.scope().unknownStatus()).isTrue();
        assertThat(rule.method()).isEqualTo(new Method.PerUnit(Unit.HOURS, 1600));
        assertThat(rule.rounding()).isEqualTo(new Rounding(50, Rounding.Mode.DOWN));
        assertThat(rule.limits().least()).isEqualTo(1);
        assertThat(rule.limits().most()).isEqualTo(1000);
        assertThat(rule.limits().expires(LocalDate.of(2024, 2, 29))).isEqualTo(LocalDate.of(2034, 2, 28));
        assertThat(file.digest())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(GOOD.getBytes(StandardCharsets.UTF_8))));
        assertThat(RuleFolder.examples(file)).isEmpty();
    }

    /** A text in the good file, what stands there instead (⏎ is a line end), and the problems with their lines. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            format: 1 | format: 2 | 1: expected a whole number from 1 to 1, found '2'
            id: training-hours | id: Training | 1: the file must be named by id and version, Training-3.yaml ⏎ 2: expected an id of lower-case letters, digits and hyphens, found 'Training'
            version: 3 | version: 0 | 3: expected a whole number from 1 to 9999, found '0' ⏎ 1: the file must be named by id and version, training-hours-1.yaml
            version: 3 | version: 4 | 1: the file must be named by id and version, training-hours-4.yaml
            {from: 2024-01-01} | {from: 2024-02-30} | 4: expected a day such as 2024-06-30, found '2024-02-30'
            {from: 2024-01-01} | {from: 2024-01-01, until: 2023-12-31} | 4: expected a day not before 2024-01-01, found '2023-12-31'
            {from: 2024-01-01} | {until: 2024-01-01} | 4: the key 'from' is missing
            title: Hours of a training | title: '' | 5: expected a text, found ''
            legal-basis: a decree |  | 1: the key 'legal-basis' is missing
            {by: the office, on: 2023-12-01} | {on: 2023-12-01} | 7: the key 'by' is missing
            kinds: [training] | kinds: [] | 8: expected a list with one item at least
            kinds: [training] | kinds: [traning] | 8: expected one of course, certificate, training, internship, work, award, found 'traning'
            kinds: [training] | kinds: [training], colour: red | 8: unknown key 'colour', expected one of credits, hours, kinds, levels, scales, status
            kinds: [training] | kinds: [training], status: [good] | 8: expected one of passed, failed, in-progress, absent, deferred, void, exempt, pending, found 'good'
            kinds: [training] | kinds: [training], hours: some | 8: expected one of stated, absent, any, found 'some'
            hours-per-credit: 16 | hours-per-credit: 1 | 9: expected a number from 8 to 40 with at most two decimals, found '1'
            hours-per-credit: 16 | hours-per-credit: 160 | 9: expected a number from 8 to 40 with at most two decimals, found '160'
            hours-per-credit: 16 | hours-per-credit: 16.125 | 9: expected a number from 8 to 40 with at most two decimals, found '16.125'
            hours-per-credit: 16 | hours-per-credit: 1.6e1 | 9: expected a number from 8 to 40 with at most two decimals, found '1.6e1'
            hours-per-credit: 16 | days-per-credit: 1 | 9: expected a number from 3 to 400 with at most two decimals, found '1'
            hours-per-credit: 16 | weeks-per-credit: 0.1 | 9: expected a number from 0.50 to 10 with at most two decimals, found '0.1'
            hours-per-credit: 16 | months-per-credit: 36 | 9: expected a number from 0.25 to 24 with at most two decimals, found '36'
            hours-per-credit: 16 | fixed-credits: 100 | 9: expected a number from 0.01 to 60 with at most two decimals, found '100'
            hours-per-credit: 16 | credits-by-level: {三级: 0} | 9: expected a number from 0.01 to 60 with at most two decimals, found '0'
            hours-per-credit: 16 | credits-by-level: {} | 9: expected one level at least
            hours-per-credit: 16 | credits-by-level: {三级: 6, 三级: 7} | 9: the key '三级' stands twice
            hours-per-credit: 16 | hours-per-credit: 16, fixed-credits: 1 | 9: expected one key, found 2
            hours-per-credit: 16 | stated-credits: {hours-per-credit: {least: 40, most: 8}} | 9: least is more than most
            hours-per-credit: 16 | points: 16 | 9: unknown key 'points', expected one of credits-by-level, days-per-credit, fixed-credits, hours-per-credit, months-per-credit, stated-credits, weeks-per-credit
            step: 0.5 | step: 0 | 10: expected a number from 0.01 to 1 with at most two decimals, found '0'
            mode: down | mode: up | 10: expected one of down, half-up, found 'up'
            most: 10 | most: 1000 | 11: expected a number from 0.01 to 999.99 with at most two decimals, found '1000'
            most: 10 | least: 11⏎most: 10 | 12: expected 'most' not below 'least'
            ceiling: 30 | ceiling: 9 | 12: expected a ceiling for a learner not below 'most' for a record
            {years: 10} | {years: 0} | 13: expected a whole number from 1 to 100, found '0'
            {years: 10} | soon | 13: expected keys with values, found 'soon'
            redeem: once | redeem: twice | 14: expected one of once, never, found 'twice'
            credits: 4 | credits: 4⏎    reason: rule.none | 16: expected either 'credits' or 'reason'
            credits: 4 | reason: because | 17: expected one of rule.none, date.unknown, hours.unknown, credits.unknown, days.unknown, level.unknown, hours.unusual, credits.too-few, found 'because'
            hours: 64 | hours: many | 16: expected a number from 0 to 99999.99 with at most two decimals, found 'many'
            hours: 64 | hour: 64 | 16: unknown key 'hour', expected one of begin, credits, end, hours, kind, level, on, scale, status, term
            on: 2024-06-30 | term: spring | 16: expected a term such as 2023-2024-2, found 'spring'
            on: 2024-06-30 | on: 2024-13 | 16: expected a day such as 2024-06-30, found '2024-13'
            """)
    void one_change_makes_exactly_these_problems(String found, String instead, String problems) {
        String text = GOOD.replace(found, instead == null ? "" : instead.replace("⏎", "\n"));
        assertThat(text).isNotEqualTo(GOOD);
        YamlException wrong = catchThrowableOfType(YamlException.class, () -> parse(text));
        assertThat(wrong.problems())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(problems.split(" ⏎ "))
                        .map(problem -> "rules/training-hours-3.yaml:" + problem)
                        .toList());
    }

    @Test
    void a_folder_tells_all_problems_of_all_files_and_examples_and_of_their_neighbourhood(@TempDir Path root)
            throws Exception {
        Path folder = Files.createDirectory(root.resolve("rules"));
        write(folder, "training-hours-3", GOOD.replace("credits: 4", "credits: 5"));
        write(folder, "training-hours-4", GOOD.replace("version: 3", "version: 4"));
        write(folder, "other-1", GOOD.replace("training-hours", "other").replace("version: 3", "version: 1"));
        write(folder, "broken-1", "format: [");
        Files.writeString(folder.resolve("x.YML"), "");
        YamlException wrong = catchThrowableOfType(YamlException.class, () -> RuleFolder.read(folder));
        List<String> problems = new ArrayList<>(wrong.problems());
        assertThat(problems.remove(0)).startsWith("rules/broken-1.yaml:1: no YAML: ");
        assertThat(problems)
                .containsExactly(
                        "rules/training-hours-3.yaml:16: the example comes to 4.00, expected 5.00",
                        "rules/x.YML:1: expected the ending .yaml",
                        "rules/training-hours-4.yaml:1: in force from 2024-01-01, expected a day after 2024-01-01, the"
                                + " first of training-hours-3");
        assertThat(RuleFolder.read(root.resolve("nothing")).files()).isEmpty();
    }

    private static void write(Path folder, String name, String text) throws Exception {
        Files.writeString(folder.resolve(name + ".yaml"), text);
    }

    private static RuleFile parse(String text) {
        return RuleReader.parse("rules/training-hours-3.yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
