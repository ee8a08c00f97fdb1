package creditbank.resolve.block;

import static org.assertj.core.api.Assertions.assertThat;

import creditbank.resolve.model.MatchModel;
import creditbank.resolve.model.file.ModelFile;
import creditbank.resolve.table.TableBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which values a form of a blocking key brings together. */
class FormsTest {
    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource({
        "name first 2, 李文静, 李文婷, true",
        "name first 2, 李文静, 李玟静, false",
        "name ends, 李文静, 李玟静, true",
        "name ends, 李文静, 李静, true",
        "name ends, 李文静, 李文婷, false",
        "name ends, 静, 静, true",
        "name sound, 李文静, LI WENJING, true",
        "birth part, 20010305, 20010503, true",
        "birth part, 20010305, 19991205, true",
        "birth part, 20010305, 20010406, false",
        "birth part, 200103, 20010305, true",
        "birth part, 2001, 20010305, false",
        "birth year + birth part, 20010305, 20010503, true",
        "birth year + birth part, 20010305, 20020305, false",
        "birth month + birth day, 20010305, 20020305, true",
        "birth month + birth day, 20010305, 20010503, false",
    })
    void form(String key, String one, String other, boolean meet) throws IOException {
        MatchModel model = ModelFile.read(
                Files.writeString(folder.resolve("model.yaml"), """
                version: 1
                name: forms
                record: id
                columns: {name: name, birth: date}
                blocking: ["%s"]
                """.formatted(key), StandardCharsets.UTF_8));
        String column = key.startsWith("name") ? "name" : "birth";
        TableBuilder table = new TableBuilder(model);
        table.add("1", Map.of(column, one));
        table.add("2", Map.of(column, other));
        RuleKeys keys = new RuleKeys(model.blocking(), table.build());

        long[] first = keys.of(0);
        assertThat(LongStream.of(keys.of(1)).anyMatch(k -> Arrays.binarySearch(first, k) >= 0))
                .isEqualTo(meet);
    }

    @ParameterizedTest
    @CsvSource({"20010303, 1", "20010305, 2", "200103, 1", "2001, 0"})
    void a_date_has_a_key_for_its_month_and_one_for_its_day_unless_they_are_the_same(String birth, int count)
            throws IOException {
        MatchModel model = ModelFile.read(Files.writeString(folder.resolve("model.yaml"), """
                version: 1
                name: forms
                record: id
                columns: {birth: date}
                blocking: [birth part]
                """, StandardCharsets.UTF_8));
        TableBuilder table = new TableBuilder(model);
        table.add("1", Map.of("birth", birth));

        assertThat(new TermKeys(
                                table.build().values(0),
                                model.blocking().getFirst().terms().getFirst())
                        .to(0))
                .isEqualTo(count);
    }
}
