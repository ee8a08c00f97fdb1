package creditbank.recognise.framework.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import creditbank.map.yaml.YamlException;
import creditbank.recognise.framework.Framework;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The framework's file is read strictly: every problem with file and line. */
class FrameworkReaderTest {
    private static final String GOOD = """
            format: 1
            id: national
            version: 2
            title: Three levels
            legal-basis: a decree
            approved: {by: the office, on: 2019-06-18}
            levels:
              - {level: 1, title: Low, eqf: 2, sent: {certificate: [五级]}}
              - {level: 2, title: Middle, eqf: 3, sent: {certificate: [四级, 中级]}}
              - {level: 3, title: High}
            unstated: {course: 2}
            examples:
              - {kind: certificate, level: 中级, is: 2}
            """;

    /** A text in the good file, what stands there instead, and the problems with their lines. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            version: 2 | version: 1 | 1: the file must be named by id and version, national-1.yaml
            level: 3, | level: 4, | 10: expected the levels in their order without a gap, here 3, found '4'
            eqf: 3 | eqf: 1 | 9: expected a level of the EQF not below 2, that of level 1
            eqf: 3 | eqf: 9 | 9: expected a whole number from 1 to 8, found '9' ⏎ 9: expected a level of the EQF not below 2, that of level 1
            [四级, 中级] | [四级, 中级, 五级] | 9: '五级' of a certificate is level 1 already
            sent: {certificate: [五级]} | sent: {diploma: [五级]} | 8: expected kinds such as course or certificate, found 'diploma'
            course: 2 | course: 4 | 11: expected a whole number from 1 to 3, found '4'
            is: 2 | is: 3 | 13: the example comes to 2, expected 3
            level: 中级, is: 2 | level: 七级, is: 2 | 13: the example comes to level.unknown, expected 2
            level: 中级, is: 2 | is: 2 | 13: the example comes to level.unstated, expected 2
            title: High | titel: High | 10: the key 'title' is missing ⏎ 10: unknown key 'titel', expected one of eqf, level, sent, title
            """)
    void one_change_makes_exactly_these_problems(String found, String instead, String problems) {
        String text = GOOD.replace(found, instead);
        assertThat(text).isNotEqualTo(GOOD);
        YamlException wrong = catchThrowableOfType(YamlException.class, () -> parse(text));
        assertThat(wrong.problems())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(problems.split(" ⏎ ", -1))
                        .map(problem -> "frameworks/national-2.yaml:" + problem)
                        .toList());
    }

    @Test
    void there_is_one_file_or_none(@TempDir Path root) throws Exception {
        Path folder = Files.createDirectory(root.resolve("frameworks"));
        assertThat(FrameworkReader.read(folder)).isEqualTo(Framework.NONE);
        Files.writeString(folder.resolve("national-2.yaml"), GOOD, StandardCharsets.UTF_8);
        assertThat(FrameworkReader.read(folder).levels()).hasSize(3);
        Files.writeString(
                folder.resolve("national-3.yaml"), GOOD.replace("version: 2", "version: 3"), StandardCharsets.UTF_8);
        assertThat(catchThrowableOfType(YamlException.class, () -> FrameworkReader.read(folder))
                        .problems())
                .containsExactly(
                        "frameworks/national-3.yaml:1: there is another file, frameworks/national-2.yaml, expected one");
    }

    private static Framework parse(String text) {
        return FrameworkReader.parse("frameworks/national-2.yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
