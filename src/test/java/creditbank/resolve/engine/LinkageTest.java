package creditbank.resolve.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import creditbank.read.DeliveryRefusedException;
import creditbank.resolve.evaluate.Evaluation;
import creditbank.resolve.model.MatchModel;
import creditbank.resolve.model.file.ModelFile;
import creditbank.resolve.score.FrequencyFile;
import creditbank.resolve.table.ClusterFile;
import creditbank.resolve.table.TableReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs: tables in, clusters out, with models that name columns and nothing learnt. */
class LinkageTest {
    private static final String PEOPLE = """
            version: 1
            name: people
            record: id
            columns:
              given: name
              surname: name
              birth: date
              street: text
              city: text
              postcode: code
              phone: telephone
            """;
    private static final String FEBRL = """
            version: 1
            name: febrl
            record: rec_id
            columns:
              given_name: name
              surname: name
              street_number: code
              address_1: text
              address_2: text
              suburb: text
              postcode: code
              state: category
              date_of_birth: date
              soc_sec_id: code
            """;
    private static final String KEYS = """
            blocking:
              - soc_sec_id
              - surname + postcode
              - date_of_birth
            """;

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void febrl_is_linked_at_the_models_own_threshold(int number) throws IOException {
        Evaluation own = evaluate(run(FEBRL, Febrl.file(number)), Febrl::entity);
        assertThat(own.pairs().f1()).isGreaterThanOrEqualTo(0.998);
    }

    @Test
    void keys_that_miss_matches_are_joined_by_those_of_the_engine_unless_the_model_forbids_it() throws IOException {
        Linked free = run(FEBRL + KEYS, Febrl.file(3));
        Linked bound = run(FEBRL + KEYS + "propose-keys: false\n", Febrl.file(3));
        assertThat(free.report().notes()).anyMatch(note -> note.contains("keys of the engine were added"));
        assertThat(evaluate(free, Febrl::entity).pairs().f1()).isGreaterThanOrEqualTo(0.998);
        assertThat(bound.report().rules()).hasSize(3);
        assertThat(bound.report().missed()).isGreaterThan(20);
    }

    @Test
    void households_are_not_people() throws IOException {
        Path table = folder.resolve("people.csv");
        new PeopleTable(7).write(table, 6_000);
        Evaluation own = evaluate(run(PEOPLE, table), id -> id.replaceAll("-.*", ""));
        assertThat(own.pairs().precision()).isGreaterThan(0.97);
        assertThat(own.pairs().recall()).isGreaterThan(0.97);
    }

    @Test
    void the_order_of_the_rows_changes_nothing() throws IOException {
        Path table = folder.resolve("people.csv");
        new PeopleTable(3).write(table, 2_000);
        List<String> lines = Files.readAllLines(table, StandardCharsets.UTF_8);
        List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.shuffle(rows, new Random(5));
        rows.addFirst(lines.getFirst());
        Path shuffled = Files.write(folder.resolve("shuffled.csv"), rows, StandardCharsets.UTF_8);
        Linked a = run(PEOPLE, table);
        Linked b = run(PEOPLE, shuffled);
        assertThat(bytes(b)).isEqualTo(bytes(a));
        assertThat(b.report().thresholds()).isEqualTo(a.report().thresholds());
        assertThat(b.parameters().trained(1, 0, 0, null))
                .isEqualTo(a.parameters().trained(1, 0, 0, null));
    }

    @Test
    void a_saved_model_scores_as_it_did_when_it_was_trained() throws IOException {
        Path table = folder.resolve("people.csv");
        new PeopleTable(4).write(table, 2_000);
        Linked trained = run(PEOPLE, table);
        var saved = trained.save(folder);
        MatchModel model = trained.model().with(saved);
        String digest = saved.frequencies();
        assertThat(digest).matches("[0-9a-f]{64}");
        Linked again = new Linkage(model, TableReader.read(model, List.of(table), text -> {}), text -> {})
                .run(FrequencyFile.read(folder, String.valueOf(digest)));
        assertThat(bytes(again)).isEqualTo(bytes(trained));
    }

    @Test
    void tables_without_duplicates_stay_apart() throws IOException {
        Path table = folder.resolve("people.csv");
        new PeopleTable(9).write(table, 4_000);
        List<String> first = Files.readAllLines(table, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("id,") || line.matches("[0-9]+-0,.*"))
                .toList();
        Path singles = Files.write(folder.resolve("singles.csv"), first, StandardCharsets.UTF_8);
        Linked linked = run(PEOPLE, singles);
        long links = linked.report().counts().getOrDefault("records", 0L)
                - linked.report().counts().getOrDefault("clusters", 0L);
        assertThat(links).isLessThan(25);
    }

    @Test
    void identical_rows_that_say_little_are_not_united_and_do_not_take_for_ever() throws IOException {
        StringBuilder rows = new StringBuilder(PeopleTable.HEADER + "\n");
        for (int i = 0; i < 200_000; i++) {
            rows.append(i).append(",li,wei,,,beijing,,\n");
        }
        Linked linked = run(PEOPLE, write("same.csv", rows.toString()));
        assertThat(linked.report().counts()).containsEntry("records", 200_000L).containsEntry("clusters", 200_000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3_000})
    void identical_rows_are_one_where_others_differ_and_apart_where_the_whole_table_is_the_same(int others)
            throws IOException {
        StringBuilder rows = new StringBuilder(PeopleTable.HEADER + "\n");
        for (int i = 0; i < 3; i++) {
            rows.append(i).append("x,li,wei,19800412,1 main street,beijing,10000,0123456789\n");
        }
        Random random = new Random(3);
        for (int i = 1; i < others; i++) {
            rows.append("%d,%s,%s,%d,,,,0%d%n"
                    .formatted(
                            i,
                            word(random),
                            word(random),
                            19_500_000 + i * 7,
                            500_000_000 + random.nextInt(90_000_000)));
        }
        Linked linked = run(PEOPLE, write("same.csv", rows.toString()));
        assertThat(linked.report().counts()).containsEntry("largestCluster", others > 1 ? 3L : 1L);
    }

    @Test
    void a_value_that_half_the_table_shares_is_refined_and_what_was_left_out_is_counted() throws IOException {
        StringBuilder rows = new StringBuilder(PeopleTable.HEADER + "\n");
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String phone = i % 2 == 0 ? "0000000000" : "0" + (100_000_000 + random.nextInt(900_000_000));
            rows.append(String.format(
                    Locale.ROOT,
                    "%d,%s,%s,%d,,c%d,,%s%n",
                    i,
                    word(random),
                    word(random),
                    19_000_000 + random.nextInt(900_000),
                    random.nextInt(50),
                    phone));
        }
        Linked linked = run(PEOPLE + "blocking: [phone]\npropose-keys: false\n", write("half.csv", rows.toString()));
        assertThat(linked.report().rules().getFirst().hotKeys()).isEqualTo(1);
        assertThat(linked.report().rules().getFirst().unexamined()).isGreaterThan(40_000_000);
        assertThat(linked.report().counts().getOrDefault("largestCluster", 0L)).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,x,y,,,,,\n", "a,x,y,,,,,\nb,x,y,,,,,\n", "a,,,,,,,\nb,,,,,,,\n"})
    void tables_of_no_row_one_row_or_nothing_known_end_well(String rows) throws IOException {
        Linked linked = run(PEOPLE, write("small.csv", PeopleTable.HEADER + "\n" + rows));
        assertThat(linked.report().counts().getOrDefault("clusters", -1L))
                .isEqualTo(rows.lines().count());
    }

    @Test
    void bad_tables_are_told_with_file_line_and_what_was_expected() throws IOException {
        Path absent = write("absent.csv", "id,given\n1,li\n");
        assertThatThrownBy(() -> run(PEOPLE, absent))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("absent.csv:1: the model's column 'surname' needs surname, found id, given");
        Path twice = write("twice.csv", PeopleTable.HEADER + "\n7,a,b,,,,,\n7,a,b,,,,,\n");
        assertThatThrownBy(() -> run(PEOPLE, twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("twice.csv:3: the column 'id' holds a record id that stands in another row");
        Path empty = write("empty.csv", "");
        assertThatThrownBy(() -> run(PEOPLE, empty)).isInstanceOf(DeliveryRefusedException.class);
        Path ragged = write("ragged.csv", PeopleTable.HEADER + "\n7,a,b\n");
        assertThatThrownBy(() -> run(PEOPLE, ragged))
                .isInstanceOf(DeliveryRefusedException.class)
                .hasMessageContaining("3 fields");
    }

    @Test
    void two_tables_are_linked_one_to_one_and_never_inside_one() throws IOException {
        Path both = folder.resolve("people.csv");
        new PeopleTable(11).write(both, 4_000);
        List<String> lines = Files.readAllLines(both, StandardCharsets.UTF_8);
        Path a = Files.write(folder.resolve("a.csv"), part(lines, "0"), StandardCharsets.UTF_8);
        Path b = Files.write(folder.resolve("b.csv"), part(lines, "1"), StandardCharsets.UTF_8);
        Linked linked = run(PEOPLE, a, b);
        Evaluation own = evaluate(linked, id -> id.replaceAll("-.*", ""));
        assertThat(linked.report().counts()).containsEntry("largestCluster", 2L);
        assertThat(own.pairs().precision()).isGreaterThan(0.98);
        assertThat(own.pairs().recall()).isGreaterThan(0.98);
    }

    @Test
    void an_exclusive_identifier_keeps_whole_clusters_apart() throws IOException {
        StringBuilder rows = new StringBuilder("id,name,birth,number\n");
        Random random = new Random(2);
        for (int i = 0; i < 400; i++) {
            String person = word(random) + " " + word(random) + "," + (19_500_101 + random.nextInt(400_000));
            rows.append(i).append("-a,").append(person).append(",N").append(i).append('\n');
            rows.append(i).append("-b,").append(person).append(",\n");
            rows.append(i).append("-c,").append(person).append(",M").append(i).append('\n');
        }
        String model = """
                version: 1
                name: numbered
                record: id
                columns: {name: name, birth: date, number: code}
                comparisons: {name: usual, birth: usual}
                exclusive: [number]
                """;
        Linked linked = run(model, write("numbered.csv", rows.toString()));
        Map<String, String> clusters = clusters(linked);
        for (int i = 0; i < 400; i++) {
            assertThat(clusters.get(i + "-a")).isNotEqualTo(clusters.get(i + "-c"));
        }
        assertThat(linked.report().counts()).containsEntry("clusters", 800L);
    }

    @Test
    void an_explanation_adds_up_and_hides_telephone_numbers() throws IOException {
        Path table = folder.resolve("people.csv");
        new PeopleTable(4).write(table, 2_000);
        String pair = Files.readAllLines(table, StandardCharsets.UTF_8).stream()
                .filter(line -> line.matches("[0-9]+-1,.*"))
                .findFirst()
                .orElseThrow()
                .replaceAll("-.*", "");
        Explanation explanation = run(PEOPLE, table).explain(pair + "-0", pair + "-1");
        double sum = explanation.prior() + explanation.relatives();
        for (Explanation.Step step : explanation.steps()) {
            sum += step.bits();
            assertThat(step.left()).doesNotMatch("0[0-9]{9}");
        }
        assertThat(sum).isCloseTo(explanation.weight(), within(1e-6));
        assertThat(explanation.steps()).extracting(Explanation.Step::comparison).contains("phone", "given");
    }

    @Test
    void examples_that_do_not_hold_are_told_with_their_line() throws IOException {
        Path table = folder.resolve("people.csv");
        new PeopleTable(4).write(table, 2_000);
        Linked linked = run(PEOPLE + """
                examples:
                  - left: {given: anna, surname: rossbach, birth: "19800412", phone: "0123456789"}
                    right: {given: anna, surname: rossbach, birth: "19800412", phone: "0123456789"}
                    zone: link
                  - left: {given: anna, surname: rossbach, birth: "19800412"}
                    right: {given: maria, surname: keller, birth: "19511130"}
                    zone: link
                """, table);
        assertThat(linked.wrongExamples())
                .singleElement()
                .asString()
                .startsWith("the example at line 16 is in zone apart with weight")
                .endsWith("expected link");
    }

    private Linked run(String model, Path... tables) throws IOException {
        Path file = write("model.yaml", model);
        MatchModel read = ModelFile.read(file);
        return new Linkage(read, TableReader.read(read, List.of(tables), text -> {}), text -> {}).run(null);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private String bytes(Linked linked) throws IOException {
        Path out = folder.resolve("clusters.csv");
        linked.write(out);
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private Map<String, String> clusters(Linked linked) throws IOException {
        Path out = folder.resolve("clusters.csv");
        linked.write(out);
        return ClusterFile.read(out);
    }

    private Evaluation evaluate(Linked linked, UnaryOperator<String> entity) throws IOException {
        Map<String, String> clusters = clusters(linked);
        Map<String, String> truth =
                new HashSet<>(clusters.keySet()).stream().collect(Collectors.toMap(id -> id, entity));
        return Evaluation.of(truth, clusters);
    }

    private static List<String> part(List<String> lines, String copy) {
        return lines.stream()
                .filter(line -> line.startsWith("id,") || line.matches("[0-9]+-" + copy + ",.*"))
                .toList();
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
