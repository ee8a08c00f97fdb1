package creditbank.recognise.programme.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import creditbank.map.yaml.YamlException;
import creditbank.recognise.framework.Framework;
import creditbank.recognise.framework.file.FrameworkReader;
import creditbank.recognise.programme.Feasibility;
import creditbank.recognise.programme.ProgrammeFile;
import creditbank.recognise.rule.RuleSet;
import creditbank.recognise.rule.file.RuleFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A programme's file is read strictly, and one that nobody can fulfil is refused, with file and line. */
class ProgrammeReaderTest {
    private static final String GOOD = """
            format: 1
            id: welding
            version: 2
            valid: {from: 2024-01-01}
            title: Welding
            legal-basis: a decree
            approved: {by: the office, on: 2023-12-01}
            level: 3
            requires: 40
            parts:
              - part: major
                title: Courses
                least: 20
                accepts:
                  - {kinds: [course], subjects: ["WE*"]}
                  - {kinds: [certificate], levels: [2, 3], most: 12}
              - part: practice
                title: Practice
                least: 10
                most: 20
                accepts:
                  - {kinds: [internship]}
            examples:
              - records: [{kind: course, code: WE1, credits: 5, times: 6}, {kind: internship, credits: 6}]
                counts: {major: 30, practice: 6}
                missing: 4
            """;

    private static Framework framework = Framework.NONE;
    private static RuleSet rules = RuleSet.NONE;

    @BeforeAll
    static void shipped() throws Exception {
        framework = FrameworkReader.read(Path.of("mappings/frameworks"));
        rules = RuleFolder.read(Path.of("mappings/rules"));
    }

    @Test
    void a_good_file_says_what_it_says() {
        ProgrammeFile file = parse(GOOD);
        assertThat(file.name()).hasToString("welding-2");
        assertThat(file.programme().required()).isEqualTo(4_000);
        assertThat(file.programme().panel()).isFalse();
        assertThat(file.programme().parts())
                .extracting(part -> part.id() + " " + part.least() + " " + part.most() + " " + part.line())
                .containsExactly("major 2000 4000 11", "practice 1000 2000 17");
        assertThat(ProgrammeFolder.examples(file)).isEmpty();
        assertThat(Feasibility.problems(file, rules)).isEmpty();
    }

    /** A text in the good file, what stands there instead (⏎ is a line end), and the problems with their lines. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            version: 2 | version: 3 | 1: the file must be named by id and version, welding-3.yaml
            level: 3 | level: 9 | 8: level 9 is not in the qualifications framework national-1, expected 1 to 7
            levels: [2, 3] | levels: [2, 8] | 16: level 8 is not in the qualifications framework national-1, expected 1 to 7
            requires: 40 | requires: 29 | 10: nobody can fulfil it: the parts require 30 credits together, more than the programme's 29
            requires: 40 | requires: forty | 9: expected a number from 0.01 to 999.99 with at most two decimals, found 'forty' ⏎ 11: nobody can fulfil the part major: it requires 20 credits, but lets at most 0.01 count ⏎ 10: nobody can fulfil it: the parts require 30 credits together, more than the programme's 0.01
            most: 20 | most: 9 | 17: nobody can fulfil the part practice: it requires 10 credits, but lets at most 9 count
            most: 20 | most: 0 | 17: the part practice is empty: nothing can count for it
            kinds: [internship] | kinds: [internship], most: 8.5 | 17: nobody can fulfil the part practice: it requires 10 credits, but what it accepts lets at most 8.50 count
            kinds: [internship] | kinds: [] | 22: expected a list with one item at least
            part: practice | part: major | 17: there is a part major already, in line 11 ⏎ 25: there is no part practice
            {kinds: [internship]} | {kinds: [internship]}⏎      - {kinds: [work, internship]} | 23: overlaps with another of the same part: one record can be accepted by both
            - {kinds: [internship]} | - {kinds: [course], subjects: ["WE*"]}⏎      - {kinds: [certificate], levels: [2, 3]} | 17: the part practice accepts exactly what major in line 11 accepts, expected one part or another choice
            "WE*" | "*" | 15: expected a code or title, or a beginning and one star at its end, found '*'
            "WE*" | "W*E" | 15: expected a code or title, or a beginning and one star at its end, found 'W*E'
            subjects: ["WE*"] | providers: [x] | 15: expected the code of an institution, of 10 digits or 18 characters, found 'x'
            least: 20 | lest: 20 | 11: the key 'least' is missing ⏎ 13: unknown key 'lest', expected one of accepts, least, most, part, title
            level: 3 | level: 3⏎panel: perhaps | 9: expected true or false, found 'perhaps'
            counts: {major: 30, practice: 6} | counts: {minor: 30} | 25: there is no part minor
            """)
    void one_change_makes_exactly_these_problems(String found, String instead, String problems) {
        String text = GOOD.replace(found, instead.replace("⏎", "\n"));
        assertThat(text).isNotEqualTo(GOOD);
        YamlException wrong = catchThrowableOfType(YamlException.class, () -> parse(text));
        assertThat(wrong.problems())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(problems.split(" ⏎ "))
                        .map(problem -> "programmes/welding-2.yaml:" + problem)
                        .toList());
    }

    @Test
    void a_part_that_requires_more_than_the_rules_let_count_is_refused() {
        ProgrammeFile file = parse(GOOD.replace("kinds: [internship]", "kinds: [award]"));
        assertThat(Feasibility.problems(file, rules))
                .containsExactly("programmes/welding-2.yaml:17: nobody can fulfil the part practice: it requires 10.00"
                        + " credits, but by the ceilings of rules, parts and selectors at most 4.00 can count for it beside"
                        + " the parts before it");
    }

    @Test
    void a_folder_tells_examples_that_do_not_hold_and_versions_that_do_not_follow(@TempDir Path root) throws Exception {
        Path folder = Files.createDirectory(root.resolve("programmes"));
        Files.writeString(folder.resolve("welding-2.yaml"), GOOD.replace("missing: 4", "missing: 5"));
        Files.writeString(folder.resolve("welding-3.yaml"), GOOD.replace("version: 2", "version: 3"));
        YamlException wrong =
                catchThrowableOfType(YamlException.class, () -> ProgrammeFolder.read(folder, framework, rules));
        assertThat(wrong.problems())
                .containsExactly(
                        "programmes/welding-3.yaml:1: in force from 2024-01-01, expected a day after 2024-01-01, the first"
                                + " of welding-2",
                        "programmes/welding-2.yaml:24: the example misses 4 credits, expected 5");
    }

    private static ProgrammeFile parse(String text) {
        return ProgrammeReader.parse("programmes/welding-2.yaml", text.getBytes(StandardCharsets.UTF_8), framework);
    }
}
