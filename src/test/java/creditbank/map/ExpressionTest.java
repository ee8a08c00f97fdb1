package creditbank.map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every function of the vocabulary, also those that no shipped mapping uses. */
class ExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "NONE",
            value = {
                "a|' x '|' x '",
                "a|''|NONE",
                "{from: b}|x|B",
                "{constant: 'T'}|''|T",
                "{first: [a, b]}|''|B",
                "{first: [a, b]}|x|x",
                "{join: [a, b], with: '-'}|x|x-B",
                "{join: [a, b], with: '-'}|''|B",
                "{strip: a}|'\u3000x '|x",
                "{full-name: {family: a, given: b}}|王|王B",
                "{full-name: {family: a, given: b}}|Smith|B Smith",
                "{full-name: {family: a, given: b}}|''|B",
                "{tagged: {from: a, tag: n}}|'{m:1},{n: 2 },{n:3}'|2",
                "{tagged: {from: a, tag: n}}|'{mn:1}'|NONE",
                "{tagged: {from: a, tag: n}}|'{n:}'|NONE",
                "{from: a, code: {x: y}}|' x '|y",
                "{from: a, code: {x: ''}}|x|NONE",
                "{from: a, code: {x: y, '': z}}|''|z",
                "{from: a, code: {x: y}, else: other}|q|other",
                "{from: a, code: {x: y}, else: ''}|q|NONE",
                "{when: {equals: {a: [x, y]}}, then: b}|y|B",
                "{when: {equals: {a: [x, y]}}, then: b}|z|NONE",
                "{when: {equals: {a: ''}}, then: b, else: a}|' '|B",
                "{when: {starts-with: {a: x}}, then: b, else: a}|xyz|B",
                "{when: {ends-with: {a: z}}, then: b, else: a}|xyz|B",
                "{when: {not-empty: a}, then: b}|''|NONE",
                "{when: {number: a}, then: b}|59.5|B",
                "{when: {number: a}, then: b}|良|NONE",
                "{when: {all: [{not-empty: a}, {number: a}]}, then: b}|1|B",
                "{when: {any: [{number: a}, {equals: {a: x}}]}, then: b}|x|B",
                "{when: {not: {number: a}}, then: b}|1|NONE",
            })
    void an_expression_gives_the_value_that_its_name_says(String expression, String a, String expected) {
        assertThat(value(expression, a)).isEqualTo(expected == null ? "" : expected);
    }

    private static String value(String expression, String a) {
        Mapping mapping = Mapping.parse("x.yaml", """
                version: 1
                name: x
                trust: 1
                reads:
                  m: {file: a.csv, format: delimited, columns: {id: internal, a: public, b: public}}
                driver: m
                key: [id]
                claims:
                  - kind: course
                    fields:
                      title: %s
                examples:
                  - says: it
                    row: {id: '1', a: '%s', b: B}
                    claims:
                      - {title: '@'}
                """.formatted(expression, a));
        String problem = MappingCheck.run(mapping).getFirst();
        return problem.substring(problem.indexOf("found '") + 7, problem.length() - 1);
    }
}
