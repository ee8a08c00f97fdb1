package creditbank.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mapping language, strict. */
class MappingTest {
    private static final String GOOD = """
            version: 1
            name: x
            trust: 50
            reads:
              main:
                file: a.csv
                format: delimited
                columns: {id: internal, who: personal, secret: sensitive, what: public, other: internal}
              others:
                file: b.csv
                format: delimited
                columns: {code: internal, title: public}
            driver: main
            lookups:
              more: {table: others, by: other, key: code}
            key: [id]
            withdraw: {equals: {what: gone}}
            claims:
              - kind: course
                fields:
                  learner-name: who
                  title: more.title
            examples:
              - says: it works
                row: {id: '1', who: 王, other: k}
                with: {more: {code: k, title: T}}
                claims:
                  - {title: T}
            """;

    @Test
    void a_good_mapping_says_its_name_trust_and_digest() {
        Mapping mapping = Mapping.parse("x.yaml", GOOD);
        assertThat(mapping.name()).isEqualTo("x");
        assertThat(mapping.trust()).isEqualTo((short) 50);
        assertThat(mapping.digest())
                .hasSize(64)
                .isNotEqualTo(Mapping.parse("x.yaml", GOOD + "# more\n").digest());
        assertThat(MappingCheck.run(mapping)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 1|version: 2|x.yaml:1: expected a whole number from 1 to 1, found '2'",
                "name: x|name: y|x.yaml:2: the mapping 'y' must be named as its file, x.yaml",
                "trust: 50|trust: 101|x.yaml:3: expected a whole number from 0 to 100, found '101'",
                "format: delimited|format: excel|x.yaml:7: expected one of delimited, fixed-width, json, found 'excel'",
                "who: personal|who: secret|x.yaml:8: expected one of public, internal, personal, sensitive, found 'secret'",
                "who: personal|id: personal|x.yaml:8: the key 'id' stands twice",
                "driver: main|driver: mane|x.yaml:13: no table 'mane' under reads",
                "driver: main|drive: main|x.yaml:1: the key 'driver' is missing",
                "by: other|by: others|x.yaml:15: unknown column 'others'",
                "key: code|key: cod|x.yaml:15: no column 'cod' in table 'others'",
                "key: code}|key: code, left: true}|x.yaml:15: unknown key 'left', expected one of by, key, optional, table",
                "key: [id]|key: []|x.yaml:16: expected a list with one item at least",
                "key: [id]|key: [more.nothing]|x.yaml:16: unknown column 'more.nothing'",
                "{equals: {what: gone}}|{like: {what: gone}}|x.yaml:17: expected a column or one of equals,",
                "{equals: {what: gone}}|{equals: {wot: gone}}|x.yaml:17: unknown column 'wot'",
                "kind: course|kind: song|x.yaml:19: expected one of course, certificate, training, internship, work, award, found 'song'",
                "learner-name: who|learner-name: what|x.yaml:21: column 'what' is public, but 'learner-name' is at least personal",
                "learner-name: who|learner-phone: who|x.yaml:21: column 'who' is personal, but 'learner-phone' is at least sensitive",
                "learner-name: who|learner-nam: who|x.yaml:21: unknown field 'learner-nam', expected one of ",
                "learner-name: who|learner-name: {from: who, cod: {}}|x.yaml:21: unknown key 'cod', expected one of code, else, from",
                "learner-name: who|learner-name: {exec: who}|x.yaml:21: expected a column or one of from, constant,",
                "title: more.title|title: nobody.title|x.yaml:22: unknown column 'nobody.title'",
                "title: more.title|title: what|x.yaml:15: nothing uses the lookup 'more'",
                "says: it works|say: it works|x.yaml:24: the key 'says' is missing",
                "{id: '1', who|{id: '1', whom|x.yaml:25: no column 'whom' in table 'main'",
                "with: {more|with: {most|x.yaml:26: unknown lookup 'most'",
                "- {title: T}|- {titel: T}|x.yaml:28: unknown field 'titel'",
            })
    void a_wrong_mapping_is_refused_with_file_and_line(String right, String wrong, String problem) {
        assertThat(GOOD).contains(right);
        int at = GOOD.indexOf(right);
        String text = GOOD.substring(0, at) + wrong + GOOD.substring(at + right.length());
        assertThatThrownBy(() -> Mapping.parse("x.yaml", text))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void all_problems_are_told_at_once() {
        String text = GOOD.replace("trust: 50", "trust: much")
                .replace("kind: course", "kind: song")
                .replace("id: '1'", "idd: '1'");
        assertThatThrownBy(() -> Mapping.parse("x.yaml", text))
                .satisfies(e -> assertThat(((MappingException) e).problems()).hasSize(3));
    }

    @Test
    void an_example_that_comes_out_otherwise_is_told_with_its_line() {
        assertThat(MappingCheck.run(Mapping.parse("x.yaml", GOOD.replace("- {title: T}", "- {title: U, key: '1'}"))))
                .containsExactly("x.yaml:24: expected title 'U', found 'T'");
        assertThat(MappingCheck.run(Mapping.parse("x.yaml", GOOD.replace("{code: k,", "{code: l,"))))
                .containsExactly(
                        "x.yaml:24: expected the refusals [], found [row.lookup-missing]",
                        "x.yaml:24: expected 1 claims, found 0");
    }
}
