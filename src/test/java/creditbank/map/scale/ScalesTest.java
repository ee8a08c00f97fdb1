package creditbank.map.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.map.Mapping;
import creditbank.map.MappingCheck;
import creditbank.map.MappingException;
import creditbank.outcome.Scale;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scale tables of a mapping, strict. */
class ScalesTest {
    private static final String GOOD = """
            version: 1
            name: x
            trust: 50
            reads:
              main: {file: a.csv, format: delimited, columns: {id: internal, score: personal}}
            driver: main
            key: [id]
            claims:
              - {kind: course, fields: {score: score}}
            scales:
              tables:
                - name: levels-2018
                  scale: five-level
                  from: 2018-2019
                  until: 2020-02-29
                  values: {优: 95, 良好: 85.5, 中等: 75, 及格: 65, 不及格: 0}
                - name: levels-2020
                  scale: five-level
                  from: 2020-03-01
                  values: {优秀: 95, 良好: 84, 中等: 75, 合格: 65, 不及格: 45}
                - name: points
                  scale: point
                  most: 4.3
                  from: 2018-09-01
                  until: 2023-2024
                  values: {'4.3': 100, '3.7': 90, '1': 60, '0': 30}
                - name: letters
                  scale: letter
                  from: 2018-09-01
                  values:
                    A: 95
                    B: 85
                    F: 0
              examples:
                - {scale: five-level, score: 良, on: 2018-2019, value: 85.5}
                - {scale: five-level, score: 不及格, on: 2020-03-01, value: 45}
                - {scale: five-level, score: 优秀, on: 2018-08-31, value: none}
                - {scale: point, score: '3.69', on: 2018-2019, value: 60}
                - {scale: point, score: '4.4', on: 2018-2019, value: refused}
                - {scale: letter, score: C, on: 2018-2019, value: refused}
            examples:
              - {says: it works, row: {id: '1', score: 良}, claims: [{score: 良}]}
            """;

    private static final Scales SCALES = Mapping.parse("x.yaml", GOOD).scales();

    private static int derived(Scale scale, String day, String word, int points) {
        ScaleTable table = Objects.requireNonNull(SCALES.table(scale, LocalDate.parse(day)));
        return Objects.requireNonNull(table.derive(word, points));
    }

    @Test
    void the_day_of_the_result_chooses_the_table_and_outside_of_all_there_is_none() {
        assertThat(derived(Scale.FIVE_LEVEL, "2018-09-01", "良", 0)).isEqualTo(85_50);
        assertThat(derived(Scale.FIVE_LEVEL, "2020-02-29", "不合格", 0)).isZero();
        assertThat(derived(Scale.FIVE_LEVEL, "2020-03-01", "不合格", 0)).isEqualTo(45_00);
        assertThat(derived(Scale.FIVE_LEVEL, "2199-12-31", "及格", 0)).isEqualTo(65_00);
        assertThat(SCALES.table(Scale.FIVE_LEVEL, LocalDate.of(2018, 8, 31))).isNull();
        assertThat(SCALES.table(Scale.FIVE_LEVEL, null)).isNull();
        assertThat(SCALES.table(Scale.TWO_LEVEL, LocalDate.of(2020, 1, 1))).isNull();
        assertThat(SCALES.table(Scale.POINT, LocalDate.of(2024, 9, 1))).isNull();
    }

    @Test
    void grade_points_hold_from_their_step_on_and_none_above_the_most_is_on_the_scale() {
        assertThat(derived(Scale.POINT, "2024-08-31", "", 4_30)).isEqualTo(100_00);
        assertThat(derived(Scale.POINT, "2024-08-31", "", 4_29)).isEqualTo(90_00);
        assertThat(derived(Scale.POINT, "2024-08-31", "", 99)).isEqualTo(30_00);
        ScaleTable points = Objects.requireNonNull(SCALES.table(Scale.POINT, LocalDate.of(2024, 8, 31)));
        assertThat(points.derive("", 4_31)).isNull();
        assertThat(points.expected()).isEqualTo("0 to 4.3 grade points, by the sender's scale table points");
    }

    @Test
    void examples_run_with_the_mapping_s_and_one_that_comes_out_otherwise_is_told_with_its_line() {
        assertThat(MappingCheck.run(Mapping.parse("x.yaml", GOOD))).isEmpty();
        assertThat(MappingCheck.run(Mapping.parse("x.yaml", GOOD.replace("value: 85.5}", "value: 85.50}"))))
                .isEmpty();
        assertThat(MappingCheck.run(Mapping.parse(
                        "x.yaml", GOOD.replace("value: 85.5}", "value: 85}").replace("C, on", "B, on"))))
                .containsExactly(
                        "x.yaml:35: expected the value '85', found '85.5'",
                        "x.yaml:40: expected the value 'refused', found '85'");
    }

    @Test
    void a_table_is_part_of_the_mapping_s_digest() {
        assertThat(Mapping.parse("x.yaml", GOOD).digest())
                .isNotEqualTo(Mapping.parse("x.yaml", GOOD.replace("良好: 84", "良好: 83"))
                        .digest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "from: 2020-03-01|from: 2020-02-29|x.yaml:17: the scale tables 'levels-2018', 2018-09-01 to 2020-02-29, and 'levels-2020', from 2020-02-29, overlap",
                "from: 2020-03-01|from: 2020-03-03|x.yaml:17: no scale table holds from 2020-03-01 to 2020-03-02, between 'levels-2018' and 'levels-2020'",
                "until: 2020-02-29|until: 2017-2018|x.yaml:15: the table ends on 2018-08-31, before it begins on 2018-09-01",
                "until: 2020-02-29|until: 2020-02-30|x.yaml:15: expected a day such as 2024-06-30, or an academic year such as 2023-2024, found '2020-02-30'",
                "from: 2018-2019|from: 2018-2020|x.yaml:14: expected a day such as 2024-06-30, or an academic year such as 2023-2024, found '2018-2020'",
                "name: levels-2020|name: levels-2018|x.yaml:17: two scale tables are named 'levels-2018'",
                "name: levels-2020|name: Levels|x.yaml:17: expected small letters, digits, points and hyphens, found 'Levels'",
                "scale: five-level|scale: stars|x.yaml:13: expected one of five-level, letter, point, two-level, found 'stars'",
                "scale: five-level|scale: hundred|x.yaml:13: expected one of five-level, letter, point, two-level, found 'hundred'",
                "优: 95|良: 95|x.yaml:16: '良好' stands twice, for it is 良好",
                "优: 95|优: 95, 优: 96|x.yaml:16: the key '优' stands twice",
                "优: 95, 良好|良好|x.yaml:16: the grade '优秀' is missing",
                "优: 95|卓越: 95|x.yaml:16: '卓越' is no grade of this scale, expected one of 优秀, 良好, 中等, 及格, 不及格",
                "优: 95|优: 85|x.yaml:16: '良好' is worth more than '优'",
                "优: 95|优: 100.01|x.yaml:16: expected a number from 0 to 100 with at most two decimals, found '100.01'",
                "优: 95|优: -1|x.yaml:16: expected a number from 0 to 100 with at most two decimals, found '-1'",
                "优: 95|优: 95.125|x.yaml:16: expected a number from 0 to 100 with at most two decimals, found '95.125'",
                "及格: 65, 不及格: 0|及格: 59.99, 不及格: 0|x.yaml:16: '及格' is a pass, expected 60 or more, found '59.99'",
                "不及格: 0|不及格: 60|x.yaml:16: '不及格' is a fail, expected less than 60, found '60'",
                "most: 4.3|most: 4.2|x.yaml:23: expected one of 4.0, 4.3, 4.5, 5.0, found '4.2'",
                "most: 4.3|most: 4.0|x.yaml:26: expected grade points from 0 to 4 with at most two decimals, found '4.3'",
                "'3.7': 90|'4.30': 90|x.yaml:26: '4.30' grade points stand twice",
                "'3.7': 90|'3.7': 59|x.yaml:26: '1' is worth more than '3.7'",
                "'0': 30|'0.5': 30|x.yaml:26: the grade points '0' are missing, from which the lowest value holds",
                "F: 0|D: 60|x.yaml:30: the grade 'F' is missing",
                "B: 85|B: 96|x.yaml:32: 'B' is worth more than 'A'",
                "score: 良, on|scor: 良, on|x.yaml:35: unknown key 'scor', expected one of on, scale, score, value",
            })
    void a_wrong_table_is_refused_with_file_and_line(String right, String wrong, String problem) {
        assertThat(GOOD).contains(right);
        int at = GOOD.indexOf(right);
        String text = GOOD.substring(0, at) + wrong + GOOD.substring(at + right.length());
        assertThatThrownBy(() -> Mapping.parse("x.yaml", text))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void a_section_without_examples_is_refused() {
        String text = GOOD.substring(0, GOOD.indexOf("  examples:")) + GOOD.substring(GOOD.indexOf("examples:\n  -"));
        assertThatThrownBy(() -> Mapping.parse("x.yaml", text))
                .hasMessageContaining("x.yaml:10: the key 'examples' is missing");
    }
}
