package creditbank.resolve.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import creditbank.map.yaml.YamlException;
import creditbank.map.yaml.YamlFile;
import creditbank.resolve.model.Comparison;
import creditbank.resolve.model.Level;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.model.Trained;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a model file may say, and what is said of one that is wrong. */
class ModelFileTest {
    private static final String HEAD = """
            version: 1
            name: people
            record: id
            columns:
              given: name
              surname: {type: name, headers: [surname, last name], missing: [unknown]}
              birth: {type: date, date-order: day-first}
            """;

    @Test
    void columns_alone_make_a_model() {
        MatchModel model = read(HEAD);
        assertThat(model.comparisons()).extracting(Comparison::name).containsExactly("given", "surname", "birth");
        assertThat(model.comparisons().getFirst().levels().getFirst().text()).isEqualTo("exact");
        assertThat(model.columns().get(1).headers()).containsExactly("surname", "last name");
    }

    @Test
    void comparisons_keys_and_policies_are_read() {
        MatchModel model = read(HEAD + """
                comparisons:
                  given: {crossed-with: surname}
                  family: {column: surname, levels: [exact, jaro-winkler 0.92, damerau 2], frequency: false}
                blocking:
                  - surname sound + birth year
                  - given/surname first 3
                exclusive: [birth]
                tables: duplicates
                thresholds: {link: 0.9, review: 0.1}
                """);
        assertThat(model.comparisons().get(1).levels())
                .extracting(Level::text)
                .containsExactly("exact", "jaro-winkler 0.92", "damerau 2");
        assertThat(model.comparisons().get(0).levels()).extracting(Level::text).contains("crossed 1", "crossed 0.9");
        assertThat(model.blocking())
                .extracting(rule -> rule.text(model.columns()))
                .containsExactly("surname sound + birth year", "given/surname first 3");
        assertThat(model.policy().exclusive()).containsExactly(2);
        assertThat(model.policy().thresholds().link()).isEqualTo(0.9);
    }

    @Test
    void every_mistake_is_told_with_its_line() {
        assertThatThrownBy(() -> read(HEAD + """
                        comparisons:
                          given: usual
                          town: usual
                          surname: {levels: [exact, jaro 0.9, damerau, exact], frequent: yes}
                        blocking:
                          - surname loud + birth
                          - given first
                        tables: pairs
                        thresholds: {link: 2}
                        """))
                .isInstanceOfSatisfying(
                        YamlException.class,
                        wrong -> assertThat(wrong.problems())
                                .containsExactly(
                                        "m.yaml:10: there is no column 'town'; columns are given, surname, birth",
                                        "m.yaml:11: unknown key 'frequent', expected one of column, crossed-with, frequency, levels",
                                        "m.yaml:11: unknown level 'jaro', expected one of exact, sound, same-words, initial,"
                                                + " jaro-winkler, edits, damerau, crossed, bigrams, tokens, date-swapped,"
                                                + " date-parts, date-coarser, days, years, last, within, ratio",
                                        "m.yaml:11: 'damerau' has one number behind it",
                                        "m.yaml:11: the level 'exact' can never hold at its place",
                                        "m.yaml:13: unknown form 'loud', expected one of value, first, last, ends, sound, words,"
                                                + " year, month, day, part",
                                        "m.yaml:14: 'given first': one number stands behind the form",
                                        "m.yaml:15: expected one of one-to-one, many, duplicates, found 'pairs'",
                                        "m.yaml:16: expected a number from 0.0 to 1.0, found '2'"));
    }

    @Test
    void what_was_learnt_is_written_below_the_authors_text_and_read_back_bit_by_bit() {
        String text = HEAD + """
                # a comment of the author
                comparisons: {given: {levels: [exact]}, birth: {levels: [exact, years 1]}}
                """;
        MatchModel model = read(text);
        Trained trained = new Trained(
                1.0 / 3e6,
                1000,
                List.of(List.of(0.9, 0.1), List.of(1.0 / 3, 1.0 / 3, 1 - 2.0 / 3)),
                List.of(List.of(0.01, 0.99), List.of(0.1, 0.2, 0.7)),
                new Trained.Relatives(0, List.of()),
                1.25,
                -3.5,
                null);
        String once = ModelText.with(text, model, trained);
        assertThat(once).startsWith(text);
        assertThat(read(once).trained()).isEqualTo(trained);
        assertThat(ModelText.with(once, model, trained)).isEqualTo(once);
    }

    @Test
    void among_twice_as_many_entities_the_prior_is_half_and_among_fewer_it_stays() {
        Trained trained =
                new Trained(0.01, 1000, List.of(), List.of(), new Trained.Relatives(0, List.of()), 0, 0, null);
        assertThat(trained.prior(null)).isEqualTo(0.01);
        assertThat(trained.prior(2000L)).isEqualTo(0.005);
        assertThat(trained.prior(10L)).isEqualTo(0.01);
        assertThat(trained.share(4000L)).isEqualTo(0.25);
    }

    @Test
    void a_population_needs_to_know_among_how_many_the_model_was_trained() {
        assertThatThrownBy(() -> read(HEAD + """
                        comparisons: {given: {levels: [exact]}}
                        population: 5000000
                        trained:
                          prior: 0.1
                          link: 0
                          review: 0
                          levels: {given: {m: [0.5, 0.5], u: [0.1, 0.9]}}
                        """))
                .hasMessageContaining(
                        "m.yaml:9: what was learnt does not say from how many entities; train the model again");
    }

    @Test
    void what_was_learnt_for_other_comparisons_is_refused() {
        assertThatThrownBy(() -> read(HEAD + """
                        comparisons: {given: {levels: [exact]}}
                        trained:
                          prior: 0.1
                          link: 0
                          review: 0
                          levels: {given: {m: [0.5, 0.3, 0.2], u: [0.1, 0.9]}}
                        """))
                .hasMessageContaining("m.yaml:13: expected 2 probabilities of the levels of 'given'");
    }

    private static MatchModel read(String text) {
        return ModelFile.read(YamlFile.parse("m.yaml", text));
    }
}
