package creditbank.practice;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleRatesTest {
    private static final int LEARNERS = 5000;

    private List<NamedCsvRecord> people = List.of();
    private List<NamedCsvRecord> rows = List.of();
    private List<NamedCsvRecord> troubles = List.of();

    @BeforeAll
    void generate(@TempDir Path home) throws Exception {
        Generated generated = Generated.of(home, LEARNERS, 20, 0);
        people = generated.rows("people.csv");
        rows = generated.rows("rows.csv");
        troubles = generated.rows("troubles.csv");
    }

    private long identities(String source) {
        return rows.stream()
                .filter(row -> row.getField("source").equals(source))
                .map(row -> row.getField("person"))
                .distinct()
                .count();
    }

    private double rate(String source, String prefix) {
        long troubled = troubles.stream()
                .filter(row -> row.getField("source").equals(source))
                .filter(row -> row.getField("trouble").startsWith(prefix))
                .count();
        return (double) troubled / identities(source);
    }

    @Test
    void identities_of_training_and_talent_are_as_hard_as_promised() {
        assertThat(rate("training-badges", "id-missing")).isBetween(0.10, 0.16);
        assertThat(rate("talent-archive", "id-missing")).isBetween(0.30, 0.38);
        for (String source : List.of("training-badges", "talent-archive")) {
            assertThat(rate(source, "id-digit") + rate(source, "id-swapped")).isBetween(0.02, 0.06);
            assertThat(rate(source, "name-")).isBetween(0.05, 0.10);
            assertThat(rate(source, "birth-wrong")).isBetween(0.02, 0.06);
        }
        assertThat(rate("talent-archive", "id-fifteen")).isPositive();
        assertThat(rate("school-jwxt", "id-full-width")).isPositive();
    }

    @Test
    void about_one_row_in_a_hundred_must_be_refused() {
        Map<String, Long> refused = rows.stream()
                .filter(row -> row.getField("expectation").startsWith("refuse:"))
                .collect(Collectors.groupingBy(row -> row.getField("source"), Collectors.counting()));
        Map<String, Long> all =
                rows.stream().collect(Collectors.groupingBy(row -> row.getField("source"), Collectors.counting()));

        assertThat(rows).hasSizeBetween(LEARNERS * 36 / 10, LEARNERS * 44 / 10);
        all.forEach((source, count) -> assertThat((double) refused.getOrDefault(source, 0L) / count)
                .as(source)
                .isBetween(0.004, 0.02));
    }

    @Test
    void every_id_number_is_valid_and_no_two_are_equal() {
        Set<String> seen = new HashSet<>();
        Set<String> provinces = new HashSet<>();
        for (NamedCsvRecord person : people) {
            String document = person.getField("document");
            assertThat(seen.add(document)).isTrue();
            if (document.length() == 18) {
                int sum = 0;
                for (int i = 0; i < 18; i++) {
                    int digit = document.charAt(i) == 'X' ? 10 : document.charAt(i) - '0';
                    sum += (1 << (17 - i)) % 11 * digit;
                }
                assertThat(sum % 11).isEqualTo(1);
                assertThat(document.substring(6, 14))
                        .isEqualTo(LocalDate.parse(person.getField("birth"))
                                .toString()
                                .replace("-", ""));
                assertThat((document.charAt(16) - '0') % 2 == 1)
                        .isEqualTo(person.getField("sex").equals("male"));
                provinces.add(document.substring(0, 2));
            }
        }
        assertThat(provinces).hasSizeBetween(31, 34);
    }

    @Test
    void twins_families_and_namesakes_live_there() {
        Map<String, Long> kinships =
                people.stream().collect(Collectors.groupingBy(p -> p.getField("kinship"), Collectors.counting()));
        assertThat(kinships).containsKeys("twin", "child", "namesake");

        NamedCsvRecord twin = people.get(1);
        NamedCsvRecord first = people.get(0);
        assertThat(twin.getField("kinship")).isEqualTo("twin");
        assertThat(twin.getField("birth")).isEqualTo(first.getField("birth"));
        assertThat(twin.getField("phone")).isEqualTo(first.getField("phone"));
        assertThat(twin.getField("name")).isNotEqualTo(first.getField("name"));

        NamedCsvRecord namesake = people.get(5);
        NamedCsvRecord other = people.get(4);
        assertThat(namesake.getField("name")).isEqualTo(other.getField("name"));
        assertThat(namesake.getField("birth")).isEqualTo(other.getField("birth"));
        assertThat(namesake.getField("document")).isNotEqualTo(other.getField("document"));
    }

    @Test
    void names_of_every_kind_occur() {
        List<String> names = people.stream().map(p -> p.getField("name")).toList();

        assertThat(names).anyMatch(name -> name.indexOf('\u00B7') > 0);
        assertThat(names).anyMatch(name -> name.startsWith("欧阳"));
        assertThat(names).anyMatch(name -> name.codePointCount(0, name.length()) == 2);
        assertThat(names).anyMatch(name -> name.matches("[A-Z]+ [A-Z]+"));
        assertThat(names)
                .anyMatch(name ->
                        !java.nio.charset.Charset.forName("GBK").newEncoder().canEncode(name));
        long wang = names.stream().filter(name -> name.startsWith("王")).count();
        assertThat((double) wang / names.size()).isBetween(0.06, 0.11);
    }
}
