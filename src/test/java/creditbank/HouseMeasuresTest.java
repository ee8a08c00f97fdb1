package creditbank;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.Sources.Method;
import creditbank.Sources.Source;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tree stays small enough to be read. A failure names what has grown. */
class HouseMeasuresTest {
    private static List<Source> sources = List.of();

    @BeforeAll
    static void read() throws IOException {
        sources = Sources.read();
    }

    @Test
    void a_file_has_at_most_400_lines_and_half_of_them_at_most_80() {
        assertThat(sources.stream()
                        .filter(source -> source.lines() > 400)
                        .map(source -> source.path() + ": " + source.lines()))
                .isEmpty();
        int[] lines = sources.stream().mapToInt(Source::lines).sorted().toArray();
        assertThat(lines[(lines.length - 1) / 2]).isLessThanOrEqualTo(80);
    }

    @Test
    void a_package_has_at_most_15_files() {
        Map<String, Long> files = sources.stream()
                .filter(source -> !source.path().endsWith("/package-info.java"))
                .collect(Collectors.groupingBy(Source::folder, Collectors.counting()));
        assertThat(files.entrySet().stream().filter(entry -> entry.getValue() > 15))
                .isEmpty();
    }

    @Test
    void nine_methods_of_ten_have_at_most_18_lines() {
        List<Method> methods = sources.stream()
                .flatMap(source -> source.methods().stream())
                .sorted(Comparator.comparingInt(Method::lines))
                .toList();
        List<Method> tenth = methods.subList(methods.size() * 9 / 10, methods.size());
        assertThat(tenth.getFirst().lines())
                .as("shortest of the longest tenth, which is %s", tenth.reversed())
                .isLessThanOrEqualTo(18);
    }

    @Test
    void every_top_level_type_says_what_it_is() {
        assertThat(sources.stream().flatMap(source -> source.uncommented().stream()))
                .isEmpty();
    }

    @Test
    void every_package_says_what_it_is() {
        assertThat(sources.stream()
                        .map(Source::folder)
                        .distinct()
                        .filter(folder -> sources.stream()
                                .noneMatch(source -> source.path().equals(folder + "/package-info.java"))))
                .isEmpty();
    }

    @Test
    void credits_never_pass_through_binary_floating_point() {
        assertThat(sources.stream()
                        .filter(source -> source.path().matches("creditbank/(outcome|credit|recognise)/.*"))
                        .flatMap(source -> source.floating().stream()))
                .isEmpty();
    }
}
